"""Pages of themes and target groups: the initiatives about each, and how they are about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.server.conftest import PLAN

if TYPE_CHECKING:
    from tests.server.conftest import Served


def test_a_theme_begins_with_its_initiatives_and_ends_with_what_to_ask(small_server: Served) -> None:
    page = small_server.page("/id/theme/dementia?lang=nb")
    rows = re.findall('<tr><td><a href="([^"]+)">.*?</tr>', page)
    row = re.search(f'<tr><td><a href="{PLAN}">.*?</tr>', page)
    assert "/id/initiative/demensplan-2020" in rows
    assert row and "2021–2025" in row[0] and "bekreftet oktober 2022" in row[0] and 'class="basis stated"' in row[0]
    assert re.findall('<th scope="col">([^<]+)', page)[-1] == "Grunnlag"
    assert '<a href="https://psi.norge.no/los/tema/helse-og-omsorg" rel="noreferrer">Helse og omsorg</a>' in page
    headings = re.findall(r"<h2>([^<]+?) ?<", page)
    assert headings[0] == "Satsinger om dette"
    assert headings.index("Spør videre") == headings.index("For analytikere") - 1
    assert headings.count("Bredere tema") == 1
    assert "Forhåndsvalgt" not in page
    assert '<a href="/ask/felles-tema?tema=dementia">' in page


def test_an_initiative_with_only_parts_about_a_theme_is_not_said_to_be_about_it(server: Served) -> None:
    page = server.page("/id/theme/dementia?lang=nb")
    rows = {name: row for row, name in re.findall('(<tr><td><a href="/id/initiative/([^"]+)">.*?</tr>)', page)}
    assert "gjennom ett tiltak" in rows["omsorg-2020"]
    assert "gjennom" not in rows["demensplan-2025"]


def test_what_is_in_force_stands_first_and_a_target_group_is_called_one(server: Served) -> None:
    page = server.page("/id/target-group/older-people?lang=nb")
    assert "<h2>Satsinger for denne målgruppen <" in page
    states = re.findall(r"<tr><td><a [^>]*>[^<]*</a>.*?</td><td>[^<]*</td><td>([^<,]*)", page)
    assert "I kraft" in states and "Avsluttet" in " ".join(states)
    assert max(place for place, each in enumerate(states) if each == "I kraft") < min(
        place for place, each in enumerate(states) if each.startswith("Avsluttet")
    )
