"""One thing, class or property at a time, and the model that they are of."""
