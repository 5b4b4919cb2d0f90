"""The SPARQL editor in the browser: one page and the files it asks its own server for."""
