"""The processes that answer queries, each of which can be ended at its limit."""
