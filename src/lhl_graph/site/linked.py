"""What other machines read in a page: the thing in schema.org's words, and its data as a dataset in DCAT's.

DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/): a dataset for each thing, its Turtle and JSON-LD as distributions.
The context stands in the page itself, so that whoever reads it has nothing to fetch.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from lhl_graph.design.sender import LICENCE
from lhl_graph.export.about import EDITORS
from lhl_graph.iris import BASE, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lhl_graph.site.content import Content
    from lhl_graph.site.voice import Voice

SCHEMA: Final = {"@vocab": "https://schema.org/"}
CONTEXT: Final = SCHEMA | {name: PREFIXES[name] for name in ("dcat", "dct", "foaf", "xsd")}
MEDIA: Final = {"ttl": "text/turtle", "jsonld": "application/ld+json"}
_TYPES: Final = {"actor": "Organization", "theme": "DefinedTerm", "target-group": "DefinedTerm"}


def embedded(content: Content, voice: Voice, iri: str, data: str) -> str:
    """Give both as JSON-LD that may stand in HTML; `data` is the way from the page to the files, without ending.

    Without it the thing alone: its data are told of in all languages at once, on the page of the site's first.
    """
    datasets = [_dataset(content, voice, iri, data)] if data else []
    told = {"@context": CONTEXT if data else SCHEMA, "@graph": [_thing(content, voice, iri), *datasets]}
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).replace("<", "\\u003c")


def _thing(content: Content, voice: Voice, iri: str) -> dict[str, Any]:
    known = content.initiatives.get(iri)
    said: dict[str, Any] = {
        "@type": _TYPES.get(iri.removeprefix(BASE).split("/")[0], "CreativeWork"),
        "@id": iri,
        "name": voice.called(iri),
    }
    if known and known.owner:
        said["sourceOrganization"] = {"@type": "Organization", "@id": known.owner, "name": voice.called(known.owner)}
    if known and known.period and (known.period.first_day or known.period.last_day):
        said["temporalCoverage"] = f"{known.period.first_day or '..'}/{known.period.last_day or '..'}"
    return said


def _dataset(content: Content, voice: Voice, iri: str, data: str) -> dict[str, Any]:
    known, said = content.initiatives.get(iri), voice.language
    concepts = sorted({each.concept for each in known.facets}) if known else []
    keywords = [word for each in concepts for word in _texts(voice.names(each))]
    return {
        "@type": "dcat:Dataset",
        "@id": f"{iri}#data",
        "dct:title": _texts(voice.names(iri)),
        "dct:identifier": f"{iri}#data",
        "dct:subject": [{"@id": each} for each in (iri, *concepts)],
        **({"dcat:keyword": keywords} if keywords else {}),
        "dct:publisher": {"@id": f"{BASE}editors", "@type": "foaf:Agent", "foaf:name": _texts({said: EDITORS[said]})},
        "dct:license": {"@id": LICENCE},
        "dct:modified": {"@value": content.day, "@type": "xsd:date"},
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "@id": f"{data}.{ending}",
                "dcat:downloadURL": {"@id": f"{data}.{ending}"},
                "dcat:accessURL": {"@id": f"{data}.{ending}"},
                "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{kind}"},
                "dct:license": {"@id": LICENCE},
            }
            for ending, kind in MEDIA.items()
        ],
    }


def _texts(texts: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"@value": text, **({"@language": tag} if tag else {})} for tag, text in sorted(texts.items())]
