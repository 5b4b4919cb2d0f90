"""Pages for people: no script, nothing from outside, everything escaped, in the look of the picture's page."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from lhl_graph.design.palette import css
from lhl_graph.iris import BASE
from lhl_graph.server import media

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Environment

    from lhl_graph.answers.thing.sheet import Sheet
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

_MOST: Final = 200
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
    },
}
_ADDRESSES: Final = (
    ("/", "Editor: questions with forms, SPARQL, answers as table, graph and files"),
    ("/sparql", "SPARQL 1.1 Protocol; without a query, what the endpoint can do"),
    ("/ask/felles-malgruppe?gruppe=relatives", "A question that comes with the graph, answered"),
    ("/id/initiative/leve-hele-livet", "All about one thing: a page, Turtle, JSON-LD or N-Triples"),
    ("/questions.json", "The questions, with their parameters and texts"),
    ("/terms.json", "Classes, properties and concepts by name"),
    ("/prefixes.json", "The prefixes that every query has bound"),
    ("/.well-known/void", "The dataset in figures (VoID)"),
    ("/version", "Which version, made from which data"),
    ("/health", "How busy the server is"),
)


def thing(sheet: Sheet) -> str:
    """Give the page about one thing."""
    known = {each.name: each.type for each in media.GRAPHS}
    return _render(
        "thing",
        sheet.language,
        sheet.label,
        sheet=sheet,
        path=address_of(sheet.iri),
        notations=[(name, known[name]) for name in NOTATIONS],
        most=_MOST,
    )


def missing(name: str, suggestions: Iterable[tuple[str, str]], language: str, *, several: bool = False) -> str:
    """Give the page for an address that leads to nothing or to several things, with addresses and names to go on to."""
    words = _WORDS[language]
    title, said = ("several", "choose") if several else ("missing", "unknown")
    return _render("missing", language, words[title].format(name), said=words[said], suggestions=list(suggestions))


def help_page(limits: Limits) -> str:
    """Give the page that says what stands where, what a query may cost, and in which formats answers come."""
    said = (
        ("Time", f"{limits.seconds:g} seconds"),
        ("Rows or triples", f"{limits.rows:,}"),
        ("Size of an answer", f"{limits.bytes // 2**20:,} MiB"),
        ("Memory", f"{limits.memory // 2**20:,} MiB"),
    )
    formats = ", ".join(each.name for each in (*media.ROWS, *media.GRAPHS))
    return _render("help", "en", "SPARQL endpoint", languages=(), addresses=_ADDRESSES, limits=said, formats=formats)


def style() -> bytes:
    """Give the style sheet of all pages."""
    return css().encode() + files("lhl_graph.server").joinpath("templates", "style.css").read_bytes()


def address_of(iri: str) -> str:
    """Give where something can be read: our own things here, the web's at their address, anything else nowhere."""
    if iri.startswith(BASE):
        return "/id/" + quote(iri.removeprefix(BASE), safe="/-._~")
    return iri if iri.startswith(("https://", "http://")) and not any(each.isspace() for each in iri) else ""


def _render(name: str, language: str, title: str, **values: Any) -> str:
    shown = {"languages": _LANGUAGES, "address_of": address_of, **values}
    template = _environment().get_template(f"{name}.html.j2")
    return template.render(language=language, title=title, words=_WORDS[language], **shown)


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
