"""Pages for people: no script, nothing from outside, everything escaped, in the look of the picture's page."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, urlencode

from lhl_graph.design.palette import css
from lhl_graph.design.sender import sender
from lhl_graph.iris import BASE, is_web_page
from lhl_graph.server import media

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Environment

    from lhl_graph.answers.thing.sheet import Entry, Sheet
    from lhl_graph.server.workers.limits import Limits

SAFE: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
"""Headers of every page: nothing from anywhere, and no script."""

NOTATIONS: Final = ("ttl", "jsonld", "nt")
"""What a page names as its other forms."""

MOST_ROWS: Final = 500
"""How many rows of an answer a page shows; the files hold them all."""

_MOST: Final = 200
_OPEN: Final = 12
"""A list longer than this is folded, with its count."""
_LANGUAGES: Final = (("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English"))
_WORDS: Final[dict[str, dict[str, str]]] = {
    "nb": {
        "skip": "Hopp til innholdet",
        "language": "Språk",
        "source": "Kilde",
        "sources": "Kilder",
        "incoming": "Viser hit",
        "more": "… og {} til",
        "machine": "For maskiner:",
        "licence": "Data fra lhl-graph,",
        "perhaps": "Mente du en av disse?",
        "missing": "Grafen har ikke noe som heter «{}»",
        "unknown": "Sjekk stavemåten i adressen, eller søk fra forsiden.",
        "several": "Flere ting heter «{}»",
        "choose": "Velg en av dem.",
        "overlaps": "Se hva den likner mest på, og på hvilken måte (regnet ut)",
        "help": "Hjelp",
        "front": "Til forsiden",
        "ask": "Spør",
        "download": "Last ned",
        "editor": "Åpne i editoren",
        "rows": "{} rader",
        "cut": "Her står de {} første radene; filene har alle.",
        "empty": "Ingen rader. Prøv en annen verdi.",
        "left_out": "Standard: {}",
    },
    "nn": {
        "skip": "Hopp til innhaldet",
        "language": "Språk",
        "source": "Kjelde",
        "sources": "Kjelder",
        "incoming": "Viser hit",
        "more": "… og {} til",
        "machine": "For maskiner:",
        "licence": "Data frå lhl-graph,",
        "perhaps": "Meinte du ein av desse?",
        "missing": "Grafen har ikkje noko som heiter «{}»",
        "unknown": "Sjekk skrivemåten i adressa, eller søk frå framsida.",
        "several": "Fleire ting heiter «{}»",
        "choose": "Vel ein av dei.",
        "overlaps": "Sjå kva ho liknar mest på, og på kva måte (rekna ut)",
        "help": "Hjelp",
        "front": "Til framsida",
        "ask": "Spør",
        "download": "Last ned",
        "editor": "Opne i editoren",
        "rows": "{} rader",
        "cut": "Her står dei {} første radene; filene har alle.",
        "empty": "Ingen rader. Prøv ein annan verdi.",
        "left_out": "Standard: {}",
    },
    "en": {
        "skip": "Skip to the content",
        "language": "Language",
        "source": "Source",
        "sources": "Sources",
        "incoming": "Referred to by",
        "more": "… and {} more",
        "machine": "For machines:",
        "licence": "Data from lhl-graph,",
        "perhaps": "Did you mean one of these?",
        "missing": "The graph has nothing called “{}”",
        "unknown": "Check the spelling in the address, or search from the front page.",
        "several": "Several things are called “{}”",
        "choose": "Choose one of them.",
        "overlaps": "See what it is most like, and in which way (computed)",
        "help": "Help",
        "front": "To the front page",
        "ask": "Ask",
        "download": "Download",
        "editor": "Open in the editor",
        "rows": "{} rows",
        "cut": "These are the first {} rows; the files hold them all.",
        "empty": "No rows. Try another value.",
        "left_out": "Default: {}",
    },
}
_ADDRESSES: Final = (
    "/",
    "/sparql",
    "/ask/felles-malgruppe?gruppe=relatives",
    "/id/initiative/leve-hele-livet",
    "/questions.json",
    "/terms.json",
    "/prefixes.json",
    "/.well-known/void",
    "/version",
    "/health",
)


def thing(sheet: Sheet, day: str) -> str:
    """Give the page about one thing; `day` is the newest day of the data."""
    known = {each.name: each.type for each in media.GRAPHS}
    return render(
        "thing",
        sheet.language,
        sheet.label,
        day,
        sheet=sheet,
        overlaps=_overlaps(sheet),
        brief=_brief(sheet),
        long=_long(sheet),
        path=address_of(sheet.iri),
        notations=[(name, known[name]) for name in NOTATIONS],
        most=_MOST,
    )


def _overlaps(sheet: Sheet) -> str:
    """Give where it is said what an initiative is most like, and in which way; nothing for any other thing."""
    kind, _, name = sheet.iri.removeprefix(BASE).partition("/")
    asked = urlencode({"satsing": name})
    return f"/ask/overlapp-med?{asked}" if kind == "initiative" else ""


def _brief(sheet: Sheet) -> dict[str, list[Entry]]:
    """The facts that are few and bare: they stand together in a box."""
    return {heading: entries for heading, entries in sheet.facts.items() if not _rich(entries) and len(entries) < _OPEN}


def _long(sheet: Sheet) -> dict[str, list[Entry]]:
    return {heading: entries for heading, entries in sheet.facts.items() if heading not in _brief(sheet)}


def _rich(entries: list[Entry]) -> bool:
    return any(entry.details or entry.sources for entry in entries)


def missing(
    name: str, suggestions: Iterable[tuple[str, str]], language: str, day: str, *, several: bool = False
) -> str:
    """Give the page for an address that leads to nothing or to several things, with addresses and names to go on to."""
    words = _WORDS[language]
    title, said = ("several", "choose") if several else ("missing", "unknown")
    return render("missing", language, words[title].format(name), day, said=words[said], suggestions=list(suggestions))


def help_page(limits: Limits, language: str, day: str) -> str:
    """Give the page that says what stands where, what a query may cost, and in which formats answers come."""
    said = json.loads(_read("help.json"))[language]
    most = (
        f"{limits.seconds:g} {said['seconds']}",
        f"{limits.rows:,}",
        f"{limits.bytes // 2**20:,} MiB",
        f"{limits.memory // 2**20:,} MiB",
    )
    formats = ", ".join(each.name for each in (*media.ROWS, *media.GRAPHS))
    listed = list(zip(_ADDRESSES, said["said"], strict=True))
    limited = list(zip(said["names"], most, strict=True))
    title = _WORDS[language]["help"]
    return render("help", language, title, day, said=said, addresses=listed, limits=limited, formats=formats)


def style() -> bytes:
    """Give the style sheet of all pages."""
    return css().encode() + _read("style.css").encode()


def address_of(iri: str) -> str:
    """Give where something can be read: our own things here, the web's at their address, anything else nowhere."""
    if iri.startswith(BASE):
        return "/id/" + quote(iri.removeprefix(BASE), safe="/-._~")
    return iri if is_web_page(iri) else ""


def render(name: str, language: str, title: str, day: str, **values: Any) -> str:
    """Make a page of a template in a language; `day` stands under it as the day of the data."""
    shown = {"languages": _LANGUAGES, "address_of": address_of, **values}
    template = _environment().get_template(f"{name}.html.j2")
    spoken = {"language": language, "words": _WORDS[language], "sender": sender(day, language)}
    return template.render(title=title, **spoken, **shown)


def _read(name: str) -> str:
    return files("lhl_graph.server").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.PackageLoader("lhl_graph.server"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
