"""The same overlap for thousands of initiatives: sparse, top-k, in blocks that a cluster can share."""
