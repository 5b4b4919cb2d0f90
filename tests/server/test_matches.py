"""Goals and measures of a pair that answer each other: side by side, by kind, and the weak ones folded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from lhl_graph.prose import spelled
from tests.server.conftest import PAIR

if TYPE_CHECKING:
    from tests.server.conftest import Served


def test_goals_that_answer_each_other_stand_side_by_side(small_server: Served) -> None:
    page = small_server.page(f"{PAIR}?lang=nb")
    table = page.partition('<table class="stack match">')[2].partition("</table>")[0]
    assert re.findall("<th [^>]*>([^<]+)", table) == ["Demensplan 2020", "Demensplan 2025", "Likhet", "Kilder"]
    rows = re.findall("<tr><td.*?</tr>", table, re.DOTALL)
    assert rows
    assert all(row.count("<td") == 4 for row in rows)


def test_weak_matches_of_a_pair_are_folded_and_called_weak(server: Served) -> None:
    page = server.page("/id/overlap/bo-trygt-hjemme--leve-hele-livet?lang=nb")
    begun, count, rest = re.split(r"<summary>(\w+) par til, med svakere likhet eller forskning i begge <", page)
    score = r'<td class="number" data-heading="Likhet">0,(\d\d)</td>'
    strong = [int(each) for each in re.findall(score, begun)]
    folded = rest.partition('<p class="about">')[0]
    weak = [int(each) for each in re.findall(score, folded)]
    evaluations = [row for row in re.findall("<tr><td.*?</tr>", folded) if ">Følgeevaluering<" in row]
    assert spelled(len(weak), "nb") == count.lower()
    assert min(strong) >= 40
    assert [int(re.findall(score, row)[0]) for row in evaluations] == [each for each in weak if each >= 40] != []
    assert "Følgeevaluering" not in begun


def test_a_pair_with_weak_matches_only_shows_none_as_an_answer(server: Served) -> None:
    page = server.page("/id/overlap/ensomhet--leve-hele-livet?lang=nb")
    heading = "<h2>Mål og tiltak som bare likner svakt +<span[^>]*>Regnet ut</span></h2>"
    assert re.search(rf"{heading}\s*<details><summary>", page)


@pytest.mark.parametrize(("language", "kinds"), [("nb", {"mål", "tiltak"}), ("en", {"goal", "measure"})])
def test_what_answers_each_other_says_what_kind_of_part_it_is(
    language: str, kinds: set[str], small_server: Served
) -> None:
    page = small_server.page(f"{PAIR}?lang={language}")
    cells = re.findall(r'<tr><td data-heading="[^"]+">(.*?)</td><td data-heading="[^"]+">(.*?)</td>', page)
    said = [re.match("<small>([^<]+)</small> .", cell) for row in cells for cell in row]
    assert said and all(said)
    assert kinds <= {each[1] for each in said if each}


def test_what_has_the_same_words_is_folded(server: Served) -> None:
    page = server.page("/id/overlap/aldersvennlig-norge--leve-hele-livet?lang=nb")
    open_part, fold, rest = page.partition("<summary>Samme ordlyd: ")
    cell = r"<td[^>]*><small>([^<]+)</small> (?:<a [^>]+>)?([^<]+)(?:</a>)?</td>"
    row = f"<tr>{cell}{cell}"
    assert fold
    same = re.findall(row, rest.partition("</details>")[0])
    assert same and all(a.casefold() == b.casefold() for _, a, _, b in same)
    assert not [1 for _, a, _, b in re.findall(row, open_part) if a == b]


@pytest.mark.parametrize(
    ("language", "told"), [("nb", "med svak likhet"), ("nn", "med svak likskap"), ("en", "of weak likeness")]
)
def test_weak_matches_alone_are_not_called_more(language: str, told: str, server: Served) -> None:
    page = server.page(f"/id/overlap/ensomhet--leve-hele-livet?lang={language}")
    (heading,) = re.findall(f"<summary>([^<]*{told}[^<]*)<small", page)
    assert not re.search(r" til,| besides", heading)


def test_weak_matches_stand_by_how_alike_they_are(server: Served) -> None:
    page = server.page("/id/overlap/bo-trygt-hjemme--leve-hele-livet?lang=nb")
    folded = page.partition("med svakere likhet")[2].partition("</details>\n<p")[0]
    rows = re.findall(r'"Likhet">(0,\d\d)</td>', folded)
    assert len(rows) > 1 and rows == sorted(rows, reverse=True)
