"""The insight report: composed once as a document of blocks, written in several notations."""
