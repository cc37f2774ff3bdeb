"""``sphinx-scholar add``: a paper into the ``.bib`` file, from an identifier, a file or what is pasted."""
