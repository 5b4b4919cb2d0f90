"""A document somebody else wrote: read with its structure, and laid against the graph."""
