"""Pages for people: safe by their headers, in the look of the picture's page."""

from __future__ import annotations

from typing import Final

SAFE: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
"""Headers of every page: nothing from anywhere, no script."""


def start() -> str:
    """Give the page that stands at `/`."""
    return "<!doctype html><html lang=nb><title>lhl-graph</title><h1>lhl-graph</h1><p>SPARQL: <code>/sparql</code>"
