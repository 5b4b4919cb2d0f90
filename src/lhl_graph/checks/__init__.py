"""Whether the data is true to the ontology's shapes and rules."""
