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
