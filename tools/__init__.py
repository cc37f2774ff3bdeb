"""Small programs that the Makefile calls; the site and the engine know nothing of them."""
