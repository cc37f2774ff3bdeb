"""What authors write on pages: objects and lists of them."""
