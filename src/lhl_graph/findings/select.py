"""The SELECTs of what the analysis takes from a graph; `facts` gives their rows.

Each asks for two or three columns: at this size an answer costs what its cells cost. Those of one initiative name the
properties in a data block: a path of alternatives is joined last, after all that is tagged in the graph was read.
"""

from collections.abc import Iterable
from typing import Final

from lhl_graph.iris import BASE

_DESCRIBED: Final = f"?initiative lhl:knowledge <{BASE}knowledge/full>"

INITIATIVES: Final = f"SELECT ?initiative {{ {_DESCRIBED} }}"

DATES: Final = "SELECT DISTINCT ?date { ?source a lhl:Source ; dct:date ?date }"

PARTS: Final = {
    kind: f"SELECT ?initiative ?part {{ {_DESCRIBED} ; lhl:{property_} ?part }}"
    for kind, property_ in (
        ("goal", "goal"),
        ("measure", "measure"),
        ("solution", "solution"),
        ("focus-area", "focusArea"),
        ("theme-facet", "themeFacet"),
        ("target-group-facet", "targetGroupFacet"),
    )
}
"""Kind of a part → its SELECT. The first four say what an initiative does; a facet says what it is about."""

KINDS: Final = ("goal", "measure", "solution", "focus-area")

TAGS: Final = {
    "theme": "SELECT ?part ?concept { ?part lhl:theme ?concept }",
    "target-group": "SELECT ?part ?concept { ?part lhl:targetGroup ?concept }",
}
"""Scheme of a concept → the SELECT of what is tagged with one."""

_DOES: Final = "VALUES ?has { lhl:goal lhl:measure lhl:solution lhl:focusArea } ?initiative ?has ?part"
_HAS: Final = _DOES.replace("}", "lhl:themeFacet lhl:targetGroupFacet }")

TAGS_OF: Final = {
    "theme": f"SELECT ?part ?concept ?initiative {{ {_HAS} . ?part lhl:theme ?concept }}",
    "target-group": f"SELECT ?part ?concept ?initiative {{ {_HAS} . ?part lhl:targetGroup ?concept }}",
}
"""The same of one initiative, which is bound."""

_BEST: Final = """FILTER (LANG(?text) = "nb" || (LANG(?text) = "nn" && NOT EXISTS {
    ?part dct:description ?other FILTER (LANG(?other) = "nb")
  }))"""

WORDS: Final = (
    """
SELECT ?part ?text {
  VALUES ?class { lhl:Measure lhl:Solution lhl:FocusArea }
  ?part a ?class ; rdfs:label ?text
  FILTER (LANG(?text) = "nb")
}""",
    f"""
SELECT ?part ?text {{
  VALUES ?class {{ lhl:Goal lhl:Measure }}
  ?part a ?class ; dct:description ?text
  {_BEST}
}}""",
)
"""The SELECTs of names and of texts."""

WORDS_OF: Final = (
    """
SELECT ?part ?text ?initiative {
  VALUES ?has { lhl:measure lhl:solution lhl:focusArea }
  ?initiative ?has ?part . ?part rdfs:label ?text
  FILTER (LANG(?text) = "nb")
}""",
    f"""
SELECT ?part ?text ?initiative {{
  VALUES ?has {{ lhl:goal lhl:measure }}
  ?initiative ?has ?part . ?part dct:description ?text
  {_BEST}
}}""",
)
"""The same of what one initiative does, which is bound."""

STATED: Final = """
SELECT ?initiative ?concept {
  ?initiative lhl:themeFacet|lhl:targetGroupFacet ?facet .
  ?facet lhl:basis basis:stated ; lhl:theme|lhl:targetGroup ?concept
}"""

WITHIN: Final = "SELECT ?part ?focusArea { ?part lhl:inFocusArea ?focusArea }"

WITHIN_OF: Final = f"SELECT ?part ?focusArea ?initiative {{ {_DOES} . ?part lhl:inFocusArea ?focusArea }}"

ACTORS: Final = f"""
SELECT DISTINCT ?initiative ?actor {{
  {_DESCRIBED} ; lhl:owner|lhl:responsible|lhl:partner ?actor
}}"""

SIZE: Final = f"SELECT (COUNT(DISTINCT ?initiative) AS ?count) {{ {_DESCRIBED} }}"


OWNERS: Final = f"SELECT ?initiative ?actor {{ {_DESCRIBED} ; lhl:owner ?actor }}"

RESPONSIBLE: Final = f"""
SELECT ?initiative ?actor {{
  {_DESCRIBED} .
  {{ ?initiative lhl:responsible ?actor }}
  UNION
  {{ ?initiative lhl:owner ?actor FILTER NOT EXISTS {{ ?initiative lhl:responsible ?named }} }}
}}"""

HANDS: Final = f"SELECT ?initiative ?actor {{ {_DESCRIBED} ; lhl:owner|lhl:responsible ?actor }}"

FIELDS: Final = f"SELECT ?initiative ?theme {{ {_DESCRIBED} ; lhl:themeFacet/lhl:theme ?theme }}"

BROADER: Final = "SELECT ?concept ?broader { ?concept skos:broader ?broader }"

RELATIONS: Final = """
SELECT ?initiative ?kind ?to {
  ?initiative lhl:relation ?relation .
  ?relation lhl:relationKind ?kind ; lhl:to ?to .
}"""

PERIODS: Final = f"""
SELECT ?initiative ?firstDay ?lastDay ?startIs ?endIs ?status ?asOf {{
  {_DESCRIBED} ; lhl:period ?period .
  OPTIONAL {{ ?period lhl:firstDay ?firstDay }}
  OPTIONAL {{ ?period lhl:lastDay ?lastDay }}
  OPTIONAL {{ ?period lhl:startIs ?startIs }}
  OPTIONAL {{ ?period lhl:endIs ?endIs }}
  OPTIONAL {{ ?initiative lhl:status ?status }}
  OPTIONAL {{ ?initiative lhl:asOf ?asOf }}
}}"""


ANALYSED: Final = (
    INITIATIVES,
    *PARTS.values(),
    *TAGS.values(),
    *WORDS,
    WITHIN,
    ACTORS,
    RESPONSIBLE,
    HANDS,
    FIELDS,
    BROADER,
    RELATIONS,
    PERIODS,
)
"""All that the analysis asks of a graph."""


def having(concepts: Iterable[str]) -> str:
    """Count the described initiatives that have each concept or a narrower one, or each actor in whatever role."""
    named = " ".join(f"<{concept}>" for concept in sorted(concepts))
    return f"""
SELECT ?concept (COUNT(DISTINCT ?initiative) AS ?count) {{
  VALUES ?concept {{ {named} }}
  ?initiative lhl:covers|lhl:owner|lhl:responsible|lhl:partner ?concept .
  {_DESCRIBED}
}}
GROUP BY ?concept"""
