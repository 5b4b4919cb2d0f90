"""The interactive page and the plots."""
