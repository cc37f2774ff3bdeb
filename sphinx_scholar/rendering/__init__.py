"""Records become nodes and HTML."""
