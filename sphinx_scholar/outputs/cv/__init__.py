"""The CV in PDF."""
