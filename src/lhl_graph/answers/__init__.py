"""Each answer as a table or a text, with its evidence."""
