"""A static site for those who plan in a municipality: pages, search and a choice of their own, without a server."""
