"""Files that are ZIP packages of XML, opened within bounds: what is too large is refused before it is parsed."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree

from lhl_graph.errors import InputError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_BYTES: Final = 60_000_000
"""How large a part of a package may be when it is opened; the text of 3,000 pages is a tenth of that."""

_DAMAGED: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError)
"""What zipfile raises for a file that it cannot open; the last is for a compression that it does not know."""

DEEPEST: Final = 200
"""How deep elements may be nested: tables in tables in text boxes reach some 60."""


class _Bounded(ElementTree.TreeBuilder):
    """Builds a tree unless it is too deep or brings a document type of its own."""

    depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> Element:
        self.depth += 1
        if self.depth > DEEPEST:
            raise ValueError(f"is nested more than {DEEPEST} deep")
        return super().start(tag, attributes)

    def end(self, tag: str) -> Element:
        self.depth -= 1
        return super().end(tag)

    def doctype(self, *_: object) -> None:
        raise ValueError("declares a document type, which no word processor does")


def bounded(content: bytes) -> Element:
    """Parse XML that is not nested too deep and declares no document type, so no entities either.

    Raises:
        ParseError: it is no XML.
        ValueError: it is nested too deep, declares a document type, or is in an encoding that nobody knows.
    """
    parser = ElementTree.XMLParser(target=_Bounded())
    try:
        parser.feed(content)
        root: Element = parser.close()
    except LookupError as error:
        raise ValueError(str(error)) from None
    return root


class Package:
    """A package in memory; its parts are read one by one."""

    def __init__(self, name: str, content: bytes) -> None:
        """Open what `content` holds.

        Raises:
            InputError: it is damaged.
        """
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (*_DAMAGED, ValueError):
            raise InputError(f"{name}: the file is damaged; save it anew") from None

    def parts(self) -> set[str]:
        """Give the names of all parts."""
        return set(self._zip.namelist())

    def read(self, part: str) -> bytes:
        """Give the bytes of a part.

        Raises:
            InputError: it is larger than `MOST_BYTES`, damaged or locked by a password.
        """
        try:
            if self._zip.getinfo(part).file_size > MOST_BYTES:
                raise InputError(self._too_large(part))
            with self._zip.open(part) as stream:
                content = stream.read(MOST_BYTES + 1)
        except KeyError:
            raise InputError(f"{self.name}: the file has no part {part}; save it anew") from None
        except _DAMAGED:
            raise InputError(f"{self.name}: its part {part} is damaged; save the file anew") from None
        except RuntimeError:
            raise InputError(f"{self.name}: is locked by a password; save it without one") from None
        if len(content) > MOST_BYTES:
            raise InputError(self._too_large(part))
        return content

    def tree(self, part: str) -> Element:
        """Give a part as XML.

        Raises:
            InputError: it cannot be read, or is no XML.
        """
        try:
            return bounded(self.read(part))
        except ElementTree.ParseError:
            raise InputError(f"{self.name}: its part {part} is damaged; save the file anew") from None
        except ValueError as error:
            raise InputError(f"{self.name}: its part {part} is damaged ({error}); save the file anew") from None

    def _too_large(self, part: str) -> str:
        return f"{self.name}: its part {part} opens to more than {MOST_BYTES // 10**6} MB, so it is not opened"
