"""``sphinx-scholar new``: a homepage from a few answers and a ``.bib`` file."""
