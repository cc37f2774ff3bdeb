"""What is made beside the pages: one module a format, each pure, with a thin writer under it."""
