"""Facts out of the graph, the analysis run on them, its findings written and read back."""
