"""From the text of a ``.bib`` file to publications and problems; pure: nothing is logged or opened."""
