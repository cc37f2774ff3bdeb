"""``sphinx-scholar check``: what can be wrong with a built site, whoever's it is."""
