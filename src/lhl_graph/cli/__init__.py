"""The command line: options in, one call to the library, lines out."""
