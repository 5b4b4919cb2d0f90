"""The endpoint `lhl serve`: SPARQL 1.1 Protocol, linked data and questions over HTTP, read-only.

One front process speaks HTTP and never evaluates anything. Queries run in worker processes over a store on disk, which
are killed when their time is up or their client has gone.
"""
