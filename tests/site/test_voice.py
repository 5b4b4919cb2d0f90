"""When an initiative runs is told in one form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.site.voice import Voice

if TYPE_CHECKING:
    from lhl_graph.site.content import Content


@pytest.mark.parametrize("is_known", [True, False])
def test_a_period_without_an_end_is_told_in_one_form(content: Content, *, is_known: bool) -> None:
    known = [(each.initiative, each.period) for each in content.inventory.initiatives if each.period]
    endless = ((iri, it) for iri, it in known if it.end_is == "open" and not it.last_day)
    iri, it = next((iri, it) for iri, it in endless if bool(it.first_day) is is_known)
    told = f"fra {(it.first_day or '')[:4]}, uten sluttdato" if is_known else "start og slutt er ikke oppgitt"
    assert Voice(content, "nb").period(iri) == told
