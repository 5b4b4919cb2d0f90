"""Pages for people: no script, nothing from outside, everything escaped, in the look of the picture's page."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from lhl_graph.design import thing
from lhl_graph.design.hyphens import hyphenated
from lhl_graph.design.sender import sender
from lhl_graph.iris import BASE, is_web_page
from lhl_graph.prose import number
from lhl_graph.server import media

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Environment

    from lhl_graph.server.workers.limits import Limits

_POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action {}; frame-ancestors 'none'"
)
SAFE: Final = {
    "Content-Security-Policy": _POLICY.format("'none'"),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
"""Headers of every page: nothing from anywhere, and no script."""

WITH_FORM: Final = {**SAFE, "Content-Security-Policy": _POLICY.format("'self'")}
"""Headers of a page whose form may be sent to this server."""

NOTATIONS: Final = ("ttl", "jsonld", "nt")
"""What a page names as its other forms."""

MOST_ROWS: Final = 500
"""How many rows of an answer a page shows; the files hold them all."""

_LANGUAGES: Final = (("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English"))
_ADDRESSES: Final = (
    "/",
    "/sparql",
    "/ask/felles-malgruppe?gruppe=relatives",
    "/id/initiative/leve-hele-livet",
    "/map",
    "/questions.json",
    "/terms.json",
    "/prefixes.json",
    "/.well-known/void",
    "/version",
    "/health",
)


def missing(
    name: str, suggestions: Iterable[tuple[str, str]], language: str, day: str, *, several: bool = False
) -> str:
    """Give the page for an address that leads to nothing or to several things, with addresses and names to go on to."""
    spoken = words(language)
    title, said = ("several", "choose") if several else ("missing", "unknown")
    return render(
        "missing", language, spoken[title].format(name), day, said=spoken[said], suggestions=list(suggestions)
    )


def help_page(limits: Limits, language: str, day: str) -> str:
    """Give the page that says what stands where, what a query may cost, and in which formats answers come."""
    said = json.loads(_read("help.json"))[language]
    most = (
        f"{limits.seconds:g} {said['seconds']}",
        number(limits.rows, language),
        f"{number(limits.bytes // 2**20, language)} MiB",
        f"{number(limits.memory // 2**20, language)} MiB",
    )
    formats = ", ".join(each.name for each in (*media.ROWS, *media.GRAPHS))
    listed = list(zip(_ADDRESSES, said["said"], strict=True))
    limited = list(zip(said["names"], most, strict=True))
    title = words(language)["help"]
    return render("help", language, title, day, said=said, addresses=listed, limits=limited, formats=formats)


@cache
def words(language: str) -> dict[str, str]:
    """Give the words of all pages in a language."""
    found: dict[str, str] = json.loads(_read("words.json"))[language]
    return found | thing.words(language)


def style() -> bytes:
    """Give the style sheet of all pages."""
    return (thing.style() + _read("style.css") + _read("paper.css")).encode()


def address_of(iri: str) -> str:
    """Give where something can be read: our own things here, the web's at their address, anything else nowhere."""
    if iri.startswith(BASE):
        return "/id/" + quote(iri.removeprefix(BASE), safe="/-._~")
    return iri if is_web_page(iri) else ""


def render(name: str, language: str, title: str, day: str, **values: Any) -> str:
    """Make a page of a template in a language; `day` stands under it as the day of the data."""
    shown = {"languages": _LANGUAGES, "address_of": address_of, **values}
    template = _environment().get_template(f"{name}.html.j2")
    spoken = {"language": language, "words": words(language), "sender": sender(day, language)}
    return template.render(title=title, **spoken, **shown)


def _read(name: str) -> str:
    return files("lhl_graph.server").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    import jinja2

    made = jinja2.Environment(
        loader=jinja2.ChoiceLoader([jinja2.PackageLoader(f"lhl_graph.{wing}") for wing in ("server", "design")]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["hyphenated"] = hyphenated
    return made
