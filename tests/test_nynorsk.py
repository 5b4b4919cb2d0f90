"""Nynorsk is Nynorsk, and of one kind: no text in it, of any page, message, label or question, has a form of Bokmål."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lhl_graph.reading.repository import Repository

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
LIBRARY = ROOT / "src" / "lhl_graph"
REPOSITORY = Repository(ROOT)
LITERALS = re.compile(r'"((?:[^"\\]|\\.)*)"@nn\b')
PLACES = re.compile(r"\{\w+[^}]*\}")
"""Where a text has a place for a value, which has a name of its own."""
HEADERS = re.compile(r"^#.*\b(?:nn|\w+_nn)(?::|=).*$", re.MULTILINE)

FORMS = (
    "ikke hva hvor hvordan hvorfor hvem hver hvert hvilken hvilke hvilket hvis noe noen fra bare flere mer navn kilde "
    "kilder uten være gjør gjøre kommer sier sammen selv mye oppgave oppgaver dem finnes tjeneste tjenester bolig hjem "
    "annet annen mangler gjelder kjører lenke tegn velg samme svarer overlapper blant begynne gjeldende bekreftet"
)
"""Forms of Bokmål that a Nynorsk text has no use for."""

OTHER = "gi gir gitt gitte oppgi oppgir oppgitt oppgitte utgi utgir utgitt henne blei sjøl begynn"
"""Forms that Nynorsk allows beside those that are used here: gje, gjev, gjeve, ho, vart, sjølv, byrj."""

BOKMAL = re.compile(rf"(?<![\w`/.-])(?:{'|'.join((FORMS + ' ' + OTHER).split())})(?![\w/-])", re.IGNORECASE)


def strings(value: Any) -> Iterator[str]:
    """Give every string of a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each)


def of_json(value: Any) -> Iterator[str]:
    """Give what stands under the key `nn` in a JSON value."""
    if isinstance(value, dict | list):
        for key, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from strings(each) if key == "nn" else of_json(each)


def of_python(text: str) -> Iterator[str]:
    """Give what stands under the key `nn` in the dictionaries of a module."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and key.value == "nn":
                    yield from (
                        each.value
                        for each in ast.walk(value)
                        if isinstance(each, ast.Constant) and isinstance(each.value, str)
                    )


def texts() -> Iterator[tuple[str, str]]:
    """Give every text in Nynorsk that is our own, with the file that it stands in."""
    for path in sorted(LIBRARY.rglob("*.json")):
        read = json.loads(path.read_text("utf-8"))
        found = strings(list(read.values())) if path.name in ("nn.json", "words.nn.json") else of_json(read)
        yield from ((path.name, text) for text in found)
    for path in sorted(LIBRARY.rglob("*.py")):
        yield from ((path.name, text) for text in of_python(path.read_text("utf-8")))
    for path in (*REPOSITORY.ontology_files(), *REPOSITORY.shape_files()):
        yield from ((path.name, text) for text in LITERALS.findall(path.read_text("utf-8")))
    for path in sorted((ROOT / "ontology").rglob("*.rq")):
        for line in HEADERS.findall(path.read_text("utf-8")):
            parts = [part for part in line.split(";") if "_nn=" in part] or [line]
            said = (PLACES.sub("", re.split(r"nn[:=]", part, maxsplit=1)[1]) for part in parts)
            yield from ((path.name, text) for text in said)


def test_a_form_of_bokmal_is_found() -> None:
    assert BOKMAL.search("Dette er ikke bra") and BOKMAL.search("Tilfelle gir lite") and BOKMAL.search("Hvor mange")
    assert not BOKMAL.search("Dette er ikkje bra, og tilfelle gjev lite; sjå `hvor` og -f fra-til")
    assert list(of_python('A = {"nb": "navn", "nn": ("namn", 2)}')) == ["namn"]
    assert list(of_json([{"a": {"nb": "navn", "nn": {"b": "namn"}}}])) == ["namn"]


def test_no_text_in_nynorsk_has_a_form_of_bokmal() -> None:
    found = list(texts())
    assert len({name for name, _ in found}) > 100
    assert [(name, form[0], text) for name, text in found if (form := BOKMAL.search(text))] == []
