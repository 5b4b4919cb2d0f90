"""Names and words of the graph, found in somebody else's text. Text and labels in, mentions out."""
