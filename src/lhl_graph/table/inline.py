"""A page and an image that show themselves in a notebook, and elsewhere are the text and the bytes they always were."""

from __future__ import annotations

import re
from html import escape
from typing import Final

_STYLE: Final = "zoom: .8; width: 100%; height: 900px; border: 1px solid #8886; border-radius: 4px"
"""Of the frame that a page gets in a notebook, which is narrower than the window that the page is made for."""


_SIZE: Final = re.compile(r'(<svg [^>]*?)width="([^"]+)" height="[^"]+"')
"""The size that a drawing has of its own."""


class Page(str):
    """An HTML page; a notebook shows it in a frame of its own, where it keeps its looks and its script."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"Page({len(self.encode()) / 1e6:.1f} MB of HTML)"

    def _repr_html_(self) -> str:
        # srcdoc needs no server and no file beside the notebook; the sandbox keeps the page out of the notebook's own.
        allowed = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"
        return (
            f'<iframe srcdoc="{escape(self)}" sandbox="{allowed}" title="lhl-graph" loading="lazy" style="{_STYLE}">'
            "</iframe>"
        )


class Image(bytes):
    """A picture as SVG or PNG, which a notebook shows."""

    def __repr__(self) -> str:
        return f"Image({len(self) / 1e6:.1f} MB of {'PNG' if self._is_png() else 'SVG'})"

    def _is_png(self) -> bool:
        return self.startswith(b"\x89PNG")

    def _repr_png_(self) -> bytes | None:
        return bytes(self) if self._is_png() else None

    def _repr_svg_(self) -> str | None:
        # Without a height of its own it keeps its shape and fits its place, also in the <img> of an exported notebook.
        fitting = r'\1style="max-width: \2" width="100%"'
        return None if self._is_png() else _SIZE.sub(fitting, self.decode(), count=1)
