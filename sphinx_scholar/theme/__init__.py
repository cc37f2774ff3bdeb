"""The theme ``scholar``: Furo, dressed and mended for a homepage."""
