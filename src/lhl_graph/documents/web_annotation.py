"""Mentions as Web Annotations (W3C Recommendation of 23 February 2017), in JSON-LD.

Positions count Unicode code points of the text as read, in NFC, as the recommendation asks (§ 4.2.5): not the UTF-16
units of JavaScript. A reader there slices `Array.from(text)`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from lhl_graph.documents.annotation import Annotated
    from lhl_graph.documents.document import Document

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_AROUND: Final = 32


def web_annotations(annotated: Annotated) -> dict[str, Any]:
    """Give all mentions as a page of annotations; the source is the document's name."""
    document = annotated.document
    return {
        "@context": CONTEXT,
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": [
            {
                "type": "Annotation",
                "id": _urn(document, number),
                "motivation": "identifying",
                "body": {"id": mention.thing, "purpose": "identifying"},
                "target": {
                    "source": document.name,
                    "selector": [
                        {"type": "TextPositionSelector", "start": mention.start, "end": mention.end},
                        {
                            "type": "TextQuoteSelector",
                            "exact": document.text[mention.start : mention.end],
                            "prefix": document.text[max(0, mention.start - _AROUND) : mention.start],
                            "suffix": document.text[mention.end : mention.end + _AROUND],
                        },
                    ],
                },
            }
            for number, mention in enumerate(annotated.mentions)
        ],
    }


def text(annotated: Annotated) -> str:
    """Give the page of annotations as JSON text."""
    return json.dumps(web_annotations(annotated), ensure_ascii=False, indent=1) + "\n"


def _urn(document: Document, number: int) -> str:
    """Give a name that only this mention of a document with the same text has."""
    import hashlib
    import uuid

    digest = hashlib.sha256(f"{number} {document.text}".encode("utf-8", "surrogatepass")).digest()
    return f"urn:uuid:{uuid.UUID(bytes=digest[:16], version=5)}"
