"""The command ``sphinx-scholar``: make, build, preview and check a site."""
