"""Help for those who write the data files: skeletons, a schema, proposals, and what a change is in words."""
