"""What chance makes of the facets: random graphs drawn, and the likeness in each."""
