"""The store of triples and what is asked of it: build, SPARQL, labels, terms."""
