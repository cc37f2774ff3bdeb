"""Pictures by which pages are shared."""
