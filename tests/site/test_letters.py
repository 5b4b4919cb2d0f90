"""Letters: what each is called, what is told of its assignments, and how the list has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from lhl_graph.site.address import local
from lhl_graph.site.voice import words

if TYPE_CHECKING:
    from lhl_graph.site.content import Content


def test_a_main_letter_is_said_to_be_one_beside_the_short_name_that_the_source_has(
    made: dict[str, dict[str, str]],
) -> None:
    said = {each: made["nb"][f"letter/{each}.html"] for each in ("hoved-2020", "hoved-2021", "tillegg-6")}
    assert [each for each in said if "hovedbrevet for året" in said[each]] == ["hoved-2020", "hoved-2021"]
    assert "<h1>Tildelingsbrev 2020 til Helsedirektoratet</h1>" in said["hoved-2020"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "nb",
            "Tildelingsbrev fra Helse- og omsorgsdepartementet til Helsedirektoratet for 2021 med to oppdrag om Leve",
        ),
        (
            "nn",
            "Tildelingsbrev frå Helse- og omsorgsdepartementet til Helsedirektoratet for 2021 med to oppdrag om Leve",
        ),
        (
            "en",
            "Allocation letter from the Ministry of Health and Care Services to the Norwegian Directorate of Health",
        ),
    ],
)
def test_a_letter_begins_with_from_whom_to_whom_and_on_what(
    made: dict[str, dict[str, str]], language: str, said: str
) -> None:
    lead = made[language]["letter/hoved-2021.html"].split('<p class="lead">')[1].split("</p>")[0]
    assert lead.startswith(said)


def test_letters_are_known_by_their_names(made: dict[str, dict[str, str]]) -> None:
    main, more = (made["nb"][f"letter/{name}.html"] for name in ("hoved-2020", "tillegg-40"))
    assert "<h1>Tildelingsbrev 2020 til Helsedirektoratet</h1>" in main and "«Hoved 2020»" in main
    assert "Selve brevet er ikke blant kildene." in main
    assert "<h1>Tillegg nr. 40 til tildelingsbrev til Helsedirektoratet 2018</h1>" in more
    assert re.search(r"<dt>Selve brevet</dt><dd><a href=", more)
    assert "<h1>Tillegg nr. 6 til Helsedirektoratet, 2019</h1>" in made["nb"]["letter/tillegg-6.html"]
    assert (
        "<h1>Allocation letter 2020 to the Norwegian Directorate of Health</h1>" in made["en"]["letter/hoved-2020.html"]
    )


def test_a_status_is_told_once_and_a_figure_is_said_to_be_one(made: dict[str, dict[str, str]]) -> None:
    text = made["nb"]["letter/hoved-2021.html"]
    assert "Status i 2022: forsinket, påvirker ikke leveranse. Ved utgangen" in text
    assert "Status i 2022: ferdig. " in text and "Risiko: ferdig" not in text
    told = re.findall('Status og planer er hentet fra <a href="[^"]+">([^<]+)</a>, ([^<]+)[.]</p>', text)
    assert told == [
        ("Leve hele livet – årsrapport 2022, 4. Vedlegg: Oppgavematrise", "Helsedirektoratet, 17. april 2023")
    ]
    assert "Kilde: " not in text and "Raden" not in text and re.search(r"<p>Planlagt videre:</p><ul><li>", text)
    figure, report = re.findall(r"<h3[^>]*>(.*?)</h3>", text)
    assert "Tall å rapportere" in figure and "Tall å rapportere" not in report
    other = made["nb"]["letter/hoved-2020.html"]
    assert "Status i 2022: til vurdering. Risikovurderingen i kilden er «i henhold til plan». " in other
    assert "Status i 2022: i henhold til plan. Årsrapporten viser til de andre oppdragene.<" in other


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_letter_whose_assignments_are_not_recorded_says_so_where_it_is_listed_and_on_its_page(
    content: Content, made: dict[str, dict[str, str]], language: str
) -> None:
    bare = words(language)["letter_bare"]
    rows = re.findall(r'<li><a href="\.\./(letter/[^"]+)\.html">(.*?)</li>', made[language]["letter/index.html"])
    told = {letter for letter, row in rows if bare in row}
    assert told == {local(each) for each in content.things("letter") if not content.reader.pointing(each, "lhl:letter")}
    for letter, _ in rows:
        text = made[language][f"{letter}.html"]
        assert (bare[1:] in text) == (letter in told)
        assert '<span class="count">0</span>' not in text


def test_a_letter_without_assignments_stands_last_among_letters(made: dict[str, dict[str, str]]) -> None:
    listed = made["nb"]["letter/index.html"].partition("<main")[2]
    bare = listed.index("oppdragene er ikke registrert her")
    assert 0 < listed.index('href="../letter/hoved-2020.html"') < bare


def test_the_list_says_which_years_have_no_letter(made: dict[str, dict[str, str]]) -> None:
    text = made["nb"]["letter/index.html"]
    assert "fra 2018 til 2023" in text and "ikke registrert noe brev fra 2022" in text
