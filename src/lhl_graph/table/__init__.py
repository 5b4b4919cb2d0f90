"""The form of every result: rows that print, show themselves in a notebook, and become JSON or a data frame."""
