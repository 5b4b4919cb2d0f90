"""Other people's SPARQL endpoints."""
