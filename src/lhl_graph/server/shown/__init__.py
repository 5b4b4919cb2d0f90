"""Pages that workers make: a thing, an overlap, an answer."""
