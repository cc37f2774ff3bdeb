"""The Sphinx domain ``scholar``: settings, what stands where, and which records a list shows."""
