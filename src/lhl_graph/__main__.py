"""`python -m lhl_graph` is `lhl`."""

from lhl_graph.cli.main import run

run()
