"""The indexes of the search dialog and of filters."""
