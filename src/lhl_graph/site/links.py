"""Do the links of the pages lead anywhere."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LINK: Final = re.compile(rb'\s(?:href|src)="([^"]*)"')
_ID: Final = re.compile(rb'\sid="([^"]+)"')


def of(files: Mapping[str, bytes]) -> dict[str, frozenset[str]]:
    """Give the links of each page."""
    return {
        path: frozenset(unescape(each.decode()) for each in set(_LINK.findall(content)))
        for path, content in sorted(files.items())
        if path.endswith(".html")
    }


def outside(found: Mapping[str, Iterable[str]]) -> list[str]:
    """List the addresses on other servers that pages link to."""
    return sorted({link for each in found.values() for link in each if link.startswith(("https://", "http://"))})


def broken(files: Mapping[str, bytes], found: Mapping[str, Iterable[str]]) -> list[str]:
    """List links within the site that lead nowhere, as "page: link"; a place on a page has to be there too."""

    @cache
    def places(path: str) -> frozenset[str]:
        return frozenset(each.decode() for each in _ID.findall(files[path]))

    @cache
    def target(folder: str, address: str) -> str:
        return posixpath.normpath(posixpath.join(folder, unquote(address)))

    astray = []
    for path, each in found.items():
        folder = posixpath.dirname(path)
        for link in sorted(each):
            if ":" in link.partition("/")[0]:
                continue
            address, _, place = link.partition("#")
            page = target(folder, address) if address else path
            scripted = "=" in place  # a choice, which the page's script reads
            if page not in files or (place and not scripted and place not in places(page)):
                astray.append(f"{path}: {link}")
    return astray
