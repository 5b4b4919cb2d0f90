"""Which properties hold the editors' judgement, whatever source the thing that has them names."""

from __future__ import annotations

from typing import Final

from lhl_graph.iris import NS

JUDGED: Final = frozenset(NS + name for name in ("inferredActor", "aboutFocusArea", "aboutMeasure", "confidenceNote"))
"""What the ontology defines as the editors' judgement."""

TAGS: Final = frozenset((NS + "theme", NS + "targetGroup"))
"""Judgement too, but on a facet: that is itself the statement that a theme or target group is meant."""

TAG_BASIS: Final = NS + "tagBasis"
"""Stands on what has tags of its own and says on which basis."""
