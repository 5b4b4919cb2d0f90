"""The whole site: every file made, its links checked, and written where it differs from what stands there."""

from __future__ import annotations

import json
import re
from importlib.resources import files as resources
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph import atomic, cache, provenance
from lhl_graph.design import spelling, thing
from lhl_graph.errors import InputError, OutputError, reason
from lhl_graph.export.folder import MARK
from lhl_graph.findings import facts
from lhl_graph.graph import formats
from lhl_graph.graph.described import triples
from lhl_graph.graph.labels import LANGUAGES
from lhl_graph.iris import REFORM
from lhl_graph.picture.compose import compose
from lhl_graph.picture.page import positions, render
from lhl_graph.picture.scope import Scope
from lhl_graph.picture.sketch import Opening
from lhl_graph.questions import library
from lhl_graph.site import client, feed, links, record, search
from lhl_graph.site.address import local
from lhl_graph.site.content import KINDS, read
from lhl_graph.site.frame import Frame
from lhl_graph.site.pages import overview, things
from lhl_graph.site.voice import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from lhl_graph.graph.store import Store
    from lhl_graph.reading.repository import Repository
    from lhl_graph.site.content import Content

LINKS: Final = "links.txt"


class Wanted(NamedTuple):
    """Which site: its languages, the first at its root; the day; and the address at which it will lie, if known."""

    languages: tuple[str, ...] = ("nb",)
    on: str | None = None
    base_url: str = ""


class Written(NamedTuple):
    """What came of it: all files of the site, those written anew, and the addresses elsewhere that pages link to."""

    files: list[str]
    changed: list[str]
    outside: list[str]


def wanted(language: str, on: str | None, base_url: str) -> Wanted:
    """Read what is asked for; `all` is every language, Bokmål at the root.

    Raises:
        InputError: a language that is not known, or an address that is none.
    """
    if language != "all" and language not in LANGUAGES:
        raise InputError(f'"{language}" is not a language of the site; use one of {", ".join(LANGUAGES)}, all')
    if base_url and not re.fullmatch(r"https?://[^\s<>\"]+", base_url):
        raise InputError(f'"{base_url}" is no address; write one such as https://example.no/lhl/')
    base = base_url.rstrip("/") + "/" if base_url else ""
    return Wanted(LANGUAGES if language == "all" else (language,), on, base)


def make(store: Store, repository: Repository, asked: Wanted) -> dict[str, bytes]:
    """Make every file, by its path.

    Raises:
        InputError: the date cannot be read, or lies before any initiative.
        OutputError: a link within the site leads nowhere, which is a fault of the program.
    """
    store = store.in_memory().remembering()
    content = read(store, asked.on)
    made: dict[str, bytes] = {}
    folder = resources("lhl_graph.site").joinpath("assets")
    made["assets/site.css"] = thing.style().encode() + folder.joinpath("site.css").read_bytes()
    made |= {f"assets/{each.name}": each.read_bytes() for each in folder.iterdir() if each.name.endswith(".js")}
    made["assets/spelling.js"] = spelling.script().encode()
    made["graph.html"] = _map(content, asked.languages)
    opening = _opening(content)
    for iri in (iri for kind in KINDS for iri in content.things(kind)):
        found = formats.in_order(triples(store, iri))
        made[f"{local(iri)}.ttl"] = formats.compact_turtle(found)
        made[f"{local(iri)}.jsonld"] = formats.compact_json_ld(found)
    asks = library.library(repository)
    frames = [Frame(content, language, asked.languages) for language in asked.languages]
    made["assets/plan.data.js"] = client.plan(content)
    made["assets/search.data.js"] = search.index(content, [frame.voice for frame in frames], asks)
    for frame in frames:
        voice = frame.voice
        for page in (*overview.pages(content, voice, repository, opening), *things.pages(content, voice)):
            made[frame.folder + page.path] = frame.render(page)
        made[f"assets/plan.{voice.language}.js"] = client.plan_said(content, voice)
        made[f"assets/search.{voice.language}.js"] = search.said(content, voice, asks)
        base = asked.base_url + frame.folder if asked.base_url else ""
        made[f"{frame.folder}feed.xml"] = feed.atom(overview.changes(content, voice), voice, base)
    if asked.base_url:
        made["sitemap.xml"] = feed.sitemap((path for path in made if path.endswith(".html")), asked.base_url)
    made["robots.txt"] = feed.robots(asked.base_url)
    linked = links.of(made)
    made[LINKS] = "".join(f"{each}\n" for each in links.outside(linked)).encode()
    broken = links.broken(made, linked)
    if broken:
        raise OutputError(f"{len(broken)} links within the site lead nowhere, such as {broken[0]}")
    return made


def _map(content: Content, languages: tuple[str, ...]) -> bytes:
    """Draw the map; where things stand on it is long to work out."""
    store = content.reader.store
    day, language = facts.data_day(store), languages[0]
    homes = {
        each: (words(each)["site"], "index.html" if each == language else f"{each}/index.html") for each in languages
    }
    composed = compose(content.inventory, content.findings, Scope(), day)

    return _kept(store, "map", (composed, homes, day), lambda: render(composed, language, day, homes=homes).encode())


def _opening(content: Content) -> Opening | None:
    """Lay out what the map opens on; nothing where the reform is not in the graph."""
    store = content.reader.store
    if REFORM not in content.initiatives:
        return None
    picture = compose(content.inventory, content.findings, Scope(focus=REFORM), facts.data_day(store))
    placed = _kept(store, "opening", picture, lambda: json.dumps(positions(picture)).encode())
    return Opening(picture, json.loads(placed))


def _kept(store: Store, name: str, made_of: object, make: Callable[[], bytes]) -> bytes:
    """Make something, or take what was made of the same, where it is known what the graph was made from."""
    if not provenance.origin(store):
        return make()
    return cache.pieces().made(f"{name}-{provenance.hashed((made_of, provenance.program()))}", make)


def renew(place: Path, store: Store, repository: Repository, asked: Wanted) -> Written:
    """Make and write a site, unless the one that stands there was made of the same and nobody touched it.

    Raises:
        InputError: the date cannot be read, or lies before any initiative.
        OutputError: the folder holds other things, or cannot be written.
    """
    check(place)
    made_of, listed = provenance.made_of(store, repository, asked), _earlier(place)
    if record.stands(place, made_of, listed):
        return Written(sorted(listed), [], (place / LINKS).read_text(encoding="utf-8").splitlines())
    return write(place, make(store, repository, asked), made_of)


def write(place: Path, made: Mapping[str, bytes], made_of: str = "") -> Written:
    """Write what differs from what stands there, and take away what an earlier site had and this one has not.

    Raises:
        OutputError: the folder holds other things, or cannot be written.
    """
    check(place)
    earlier = _earlier(place)
    try:
        _put(place, {MARK: _mark({*earlier, *made})})  # what a run leaves that is broken off is known as the site's own
        changed = _put(place, made)
        for path in sorted(earlier - made.keys()):
            (place / path).unlink(missing_ok=True)
            _without_empty((place / path).parent, place)
        _put(place, {MARK: _mark(made), record.NAME: record.written(made_of, made)})
    except OSError as error:
        raise OutputError(f"{place}: cannot be written ({reason(error)})") from error
    return Written(sorted(made), changed, made.get(LINKS, b"").decode().splitlines())


def _without_empty(folder: Path, place: Path) -> None:
    """Take away a folder, and those around it within `place`, in which nothing is left."""
    while folder != place and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _put(place: Path, files: Mapping[str, bytes]) -> list[str]:
    """Write the files that do not stand there like that already; give their paths."""
    changed = [path for path, content in sorted(files.items()) if _content(place / path) != content]
    atomic.write_all({place / path: files[path] for path in changed})
    return changed


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


def check(place: Path) -> None:
    """See that a folder is empty, not there yet, or holds a site.

    Raises:
        OutputError: something else stands there.
    """
    if place.is_file() or (place.is_dir() and any(place.iterdir()) and not (place / MARK).is_file()):
        raise OutputError(f"{place}: holds something that is not a site; choose another folder")


def _earlier(place: Path) -> set[str]:
    """Give the files that the site standing there says are its own, and no path that leads out of it."""
    mark = place / MARK
    listed = mark.read_text(encoding="utf-8").splitlines() if mark.is_file() else []
    return {path for path in listed if not path.startswith("/") and ".." not in path.split("/")}


def _mark(paths: Iterable[str]) -> bytes:
    return "".join(f"{path}\n" for path in sorted(paths)).encode()
