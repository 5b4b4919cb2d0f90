"""Two initiatives beside each other: why they are said to overlap, and what only one of them has."""
