"""Media types: which of the formats there are a client gets (RFC 9110, section 12.5.1; SPARQL 1.1 Protocol 2.1.6)."""

from __future__ import annotations

from typing import Final, NamedTuple

from lhl_graph.server.problem import ProblemError


class Format(NamedTuple):
    """A format: what `format=` calls it, its media type, and other types, and names that clients use, for it."""

    name: str
    type: str
    also: tuple[str, ...] = ()

    def content_type(self, asked: str = "") -> str:
        """Give the Content-Type: as the client called it, with the encoding where the type is text."""
        name = asked if "/" in asked and asked in self.also else self.type
        return f"{name}; charset=utf-8" if name.startswith("text/") else name


ROWS: Final = (
    Format("json", "application/sparql-results+json", ("application/json",)),
    Format("xml", "application/sparql-results+xml", ("application/xml", "text/xml")),
    Format("csv", "text/csv"),
    Format("tsv", "text/tab-separated-values"),
)
"""What a SELECT or ASK can come as."""

GRAPHS: Final = (
    Format("ttl", "text/turtle", ("application/x-turtle", "turtle", "text/n3", "text/rdf+n3", "n3")),
    Format("nt", "application/n-triples", ("text/plain", "ntriples", "n-triples")),
    Format("jsonld", "application/ld+json", ("application/json", "json-ld", "json")),
    Format("rdf", "application/rdf+xml", ("application/xml", "text/xml", "rdf+xml", "xml")),
    Format("trig", "application/trig"),
    Format("nq", "application/n-quads"),
)
"""What a CONSTRUCT or DESCRIBE can come as."""

EXCEL: Final = Format("excel", "text/csv")
"""A table as a Norwegian Excel opens it; got by name only, since CSV proper has the same type."""

HTML: Final = Format("html", "text/html", ("application/xhtml+xml",))


def choose(offered: tuple[Format, ...], accept: str, name: str = "") -> tuple[Format, str]:
    """Give the format that suits a client best, and what it called it; `name` (of `format=`) goes before `accept`.

    Raises:
        ProblemError: none does; it says what there is.
    """
    known = ", ".join(each.name for each in offered)
    if name:
        for each in offered:
            if name in (each.name, each.type, *each.also):
                return each, name
        raise ProblemError(406, f'format "{name[:80]}" is not one that this answer comes in; use one of {known}')
    wanted = _ranges(accept)
    best = max(offered, key=lambda each: _quality(each, wanted)[0])  # the first of equals
    quality, asked = _quality(best, wanted)
    if quality[0] <= 0:
        types = ", ".join(each.type for each in offered)
        raise ProblemError(406, f"none of the types in Accept is one that this answer comes in; use one of {types}")
    return best, asked


def saved_as(name: str) -> dict[str, str]:
    """Give the header that saves an answer as a file of this name, of plain letters."""
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def may_be_xml(accept: str, name: str = "", path: str = "") -> bool:
    """Tell whether a client may get XML: by what it accepts, or as it names the format or the file."""
    return any(word in each.lower() for each in (accept, name) for word in ("xml", "rdf")) or path.endswith(".rdf")


def without_xml(accept: str) -> str:
    """Give what a client accepts beside XML."""
    return ",".join(part for part in accept.split(",") if "xml" not in part.partition(";")[0].lower())


def prefers_html(accept: str) -> bool:
    """Tell whether a client is a browser: HTML is what it would rather have than any RDF."""
    chosen, _ = choose((*GRAPHS, HTML, Format("any", "*/*")), accept)
    return chosen is HTML


def is_browser(accept: str) -> bool:
    """Tell whether a client names HTML itself, as browsers do and programs that want rows do not."""
    return "text/html" in _ranges(accept) and prefers_html(accept)


def _ranges(accept: str) -> dict[str, float]:
    """Read an Accept header; what cannot be read is left out, and an empty one accepts everything."""
    found: dict[str, float] = {}
    for part in accept.split(","):
        name, *parameters = (each.strip().lower() for each in part.split(";"))
        if "/" in name:
            found[name] = max(found.get(name, 0.0), _weight(parameters))
    return found or {"*/*": 1.0}


def _weight(parameters: list[str]) -> float:
    for each in parameters:
        key, _, value = each.partition("=")
        if key.strip() == "q":
            try:
                return min(1.0, max(0.0, float(value)))
            except ValueError:
                return 0.0
    return 1.0


def _quality(each: Format, wanted: dict[str, float]) -> tuple[tuple[float, int], str]:
    """Give how much a client wants a format, how exactly it says so, and by which name; exact names go before stars."""
    named = [(wanted[name], name) for name in (each.type, *each.also) if name in wanted]
    if named:
        weight, name = max(named, key=lambda found: found[0])
        return (weight, 2), name
    kind = each.type.partition("/")[0] + "/*"
    if kind in wanted:
        return (wanted[kind], 1), each.type
    return (wanted.get("*/*", 0.0), 0), each.type
