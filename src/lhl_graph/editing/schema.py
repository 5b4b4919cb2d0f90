"""A JSON Schema for the data files, so that an editor completes keys and values and marks what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lhl_graph.editing.keys import DESCRIBED, Keys, keys
from lhl_graph.iris import BASE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lhl_graph.editing.keys import Key
    from lhl_graph.graph.store import Store
    from lhl_graph.reading.repository import Repository

DIALECT: Final = "http://json-schema.org/draft-07/schema#"
"""The draft that language servers for YAML know."""

_LANGUAGES: Final = ("nb", "nn", "en", "se")

_SUBJECTS: Final = "SELECT ?thing { ?thing a lhl:%s }"


def schema(repository: Repository, store: Store, language: str = "nb") -> dict[str, Any]:
    """Give the JSON Schema of a data file: keys, required keys, concepts, dates and the ids that may be referred to.

    It says what context and shapes say, not what the rules do: `lhl validate` has the last word. Keys are explained
    in `language`.

    Raises:
        RepositoryError: the context cannot be read.
    """
    known = keys(repository, store, language)
    types = repository.context().types
    subjects = {
        segment: sorted(iri.removeprefix(f"{BASE}{segment}/") for (iri,) in store.rows(_SUBJECTS % class_))
        for class_, segment in types.items()
    }
    parts = {class_: _part(known, class_, subjects) for class_ in known.of}
    for class_ in [*types, DESCRIBED]:
        parts[class_]["required"] = ["id", "type", *parts[class_].get("required", ())]
        parts[class_]["properties"]["type"] = {"const": class_.removeprefix("Described")}
    return {
        "$schema": DIALECT,
        "$id": f"{BASE}schema",
        "type": "object",
        "required": ["id", "type"],
        "properties": {
            "type": {
                "enum": list(types),
                "description": " · ".join(f"{each}: {known.said[each]}" for each in types),
            }
        },
        "allOf": [
            {"if": _is("type", class_), "then": {"$ref": f"#/definitions/{class_}"}}
            for class_ in types
            if class_ != "Initiative"
        ]
        + [
            {
                "if": _is("type", "Initiative"),
                "then": {
                    "if": _is("knowledge", "full"),
                    "then": {"$ref": f"#/definitions/{DESCRIBED}"},
                    "else": {"$ref": "#/definitions/Initiative"},
                },
            }
        ],
        "definitions": parts,
    }


def _is(key: str, value: str) -> dict[str, Any]:
    return {"required": [key], "properties": {key: {"const": value}}}


def _part(known: Keys, class_: str, subjects: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    properties: dict[str, Any] = {"id": {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9-]*$"}}
    properties |= {key.name: {"description": key.said, **_value(key, subjects)} for key in known.of[class_]}
    part = {
        "type": "object",
        "description": known.said.get(class_, ""),
        "additionalProperties": False,
        "properties": properties,
    }
    if required := [key.name for key in known.of[class_] if key.required]:
        part["required"] = required
    if pairs := known.instead.get(class_):
        part["allOf"] = [{"anyOf": [{"required": [each]} for each in pair]} for pair in pairs]
    return part


def _value(key: Key, subjects: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    if key.class_:
        part = {"$ref": f"#/definitions/{key.class_}"}
        return _one_or_more(part) if key.many else part
    text = {"type": "string"}
    if key.by_language:
        return {
            **_texts(_one_or_more(text, None if key.many else 1)),
            **({"required": ["nb"]} if key.in_bokmaal else {}),
        }
    one = _plain(key, subjects)
    if key.spoken:
        one = {"anyOf": [one, _texts(text)]}
    return _one_or_more(one) if key.many else one


def _texts(one: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": dict.fromkeys(_LANGUAGES, one)}


def _one_or_more(one: dict[str, Any], most: int | None = None) -> dict[str, Any]:
    several = {"type": "array", "items": one, "minItems": 1, **({} if most is None else {"maxItems": most})}
    return {"anyOf": [one, several]}


def _plain(key: Key, subjects: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    if key.values:
        return {"enum": list(key.values)}
    if whole := subjects.get(key.segment):
        return {"anyOf": [{"enum": list(whole)}, {"type": "string", "pattern": "^[a-z0-9-]+/[A-Za-z0-9-]+$"}]}
    kinds = {"xsd:integer": "integer", "dct:W3CDTF": ["string", "integer"], "xsd:gYear": ["string", "integer"]}
    plain: dict[str, Any] = {"type": kinds.get(key.datatype, "string")}
    if key.pattern:
        plain["pattern"] = key.pattern
    return plain
