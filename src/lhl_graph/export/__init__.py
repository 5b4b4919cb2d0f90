"""The graph in the notations of other programs, and the folder that a release is: one module a notation."""
