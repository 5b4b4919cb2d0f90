"""Do the links of the pages lead anywhere."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Mapping

_LINK: Final = re.compile(rb'\s(?:href|src)="([^"]*)"')
_ID: Final = re.compile(rb'\sid="([^"]+)"')


def outside(files: Mapping[str, bytes]) -> list[str]:
    """List the addresses on other servers that pages link to."""
    return sorted({link for path in files for link in _links(files, path) if link.startswith(("https://", "http://"))})


def broken(files: Mapping[str, bytes]) -> list[str]:
    """List links within the site that lead nowhere, as "page: link"; a place on a page has to be there too."""

    @cache
    def places(path: str) -> frozenset[str]:
        return frozenset(each.decode() for each in _ID.findall(files[path]))

    @cache
    def target(folder: str, address: str) -> str:
        return posixpath.normpath(posixpath.join(folder, unquote(address)))

    found = []
    for path in sorted(files):
        folder = posixpath.dirname(path)
        for link in sorted(set(_links(files, path))):
            if ":" in link.split("/")[0]:
                continue
            address, _, place = link.partition("#")
            page = target(folder, address) if address else path
            scripted = "=" in place  # a choice, which the page's script reads
            if page not in files or (place and not scripted and place not in places(page)):
                found.append(f"{path}: {link}")
    return found


def _links(files: Mapping[str, bytes], path: str) -> list[str]:
    return [unescape(each.decode()) for each in _LINK.findall(files[path])] if path.endswith(".html") else []
