"""What all pages of a build share, and the pages that have no document."""
