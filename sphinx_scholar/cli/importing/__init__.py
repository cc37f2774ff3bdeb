"""``sphinx-scholar import``: a homepage out of the files of another system."""
