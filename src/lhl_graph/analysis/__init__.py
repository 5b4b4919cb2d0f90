"""Overlap, information content, significance, gaps, coverage, networks: rows in, rows out, no RDF."""
