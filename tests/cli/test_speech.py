"""What goes wrong is told in the language that is asked for, or in that of the locale, or in English."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lhl_graph.errors import reason
from lhl_graph.messages import say
from lhl_graph.spoken import spoken
from tests.cli.programs import call

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WRONG = [
    (["shov"], "Kommandoen 'shov' finnes ikke. Mente du 'show'?", "Kommandoen 'shov' finst ikkje. Meinte du 'show'?"),
    (["show"], "Mangler argumentet 'TERM'.", "Manglar argumentet 'TERM'."),
    (["stats", "--forma"], "Valget '--forma' finnes ikke. Mente du", "Valet '--forma' finst ikkje. Meinte du"),
    (["overlaps", "--top", "x"], "Ugyldig verdi for '--top': 'x' er ikke et heltall.", "'x' er ikkje eit heiltal."),
    (["prefixes", "a"], "Fikk et argument for mye (a)", "Fekk eit argument for mykje (a)"),
    (["stats", "--root", "/no/where"], "Mappen '/no/where' finnes ikke.", "Mappa '/no/where' finst ikkje."),
    (["coverage", "--timeline", "--of", "a"], "--timeline viser alle", "--timeline viser alle satsingane; utelat --of"),
    (
        ["query", "no.rq"],
        "no.rq: kan ikke leses (Filen eller",
        "no.rq: kan ikkje lesast (Fila eller mappa finst ikkje)",
    ),
    (["query", "ASK {}", "--user", "a"], "hører sammen med --endpoint", "høyrer saman med --endpoint"),
    (["ask", "overlapp-med", "-p", "a"], "skriv navn=verdi, for eksempel", "skriv namn=verdi, til dømes"),
    (["validate", "/no/where"], "/no/where: det finnes ingen slik fil", "/no/where: det finst inga slik fil"),
    (["build", "-o", "a.doc"], "a.doc: «.doc» er ikke noe format", "a.doc: «.doc» er ikkje noko format"),
    (["graph", "-o", "/no/where/a.html"], "kan ikke skrives", "kan ikkje skrivast"),
    (["sources", "--unreachable", "/"], "/: kan ikke leses (Er en mappe)", "/: kan ikkje lesast (Er ei mappe)"),
    (["suggest", "tests/bad/yaml-syntax.yaml"], ":6: yaml-syntax; `lhl validate` sier mer", ":6: yaml-syntax; `lhl v"),
    (["gaps", "--of", "hod"], "«hod» er en aktør, ikke en satsing; `lhl", "«hod» er ein aktør, ikkje ei satsing; `lhl"),
]


@pytest.mark.parametrize(("arguments", "bokmal", "nynorsk"), WRONG, ids=lambda value: " ".join(value[:2]))
def test_an_error_is_told_in_each_language(arguments: Sequence[str], bokmal: str, nynorsk: str) -> None:
    told = {language: call("--lang", language, *arguments) for language in ("nb", "nn", "en")}
    assert {result.exit_code for result in told.values()} == {2}
    assert "Feil: " in told["nb"].stderr and bokmal in told["nb"].stderr
    assert "Feil: " in told["nn"].stderr and nynorsk in told["nn"].stderr
    assert "Error: " in told["en"].stderr and bokmal not in told["en"].stderr


def test_a_status_line_is_told_in_norwegian(tmp_path: Path) -> None:
    assert call("graph", "--lang", "nb", "-o", tmp_path / "a.html").stderr.endswith("MB, åpne den i en nettleser\n")


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO, errno.EISDIR, errno.ENOENT, errno.ENOSPC, errno.ENOTDIR])
def test_why_a_file_cannot_be_read_is_in_the_catalogue_without_number_and_path(number: int) -> None:
    english = reason(OSError(number, os.strerror(number), "a.txt"))
    assert english == os.strerror(number)
    assert all(english not in say(f"a.txt: cannot be read ({english})", language) for language in ("nb", "nn"))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--unreachable", "links.txt"], "links.txt: ingen kilde i grafen har noen av adressene i filen"),
        (["--unreachable", "links.txt", "--old", "3"], "med en adresse fra filen er så gammel"),
    ],
)
def test_no_source_to_read_again_is_told_by_what_was_asked(
    arguments: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("links.txt").write_text("https://nowhere.example/", encoding="utf-8")
    result = call("sources", "--lang", "nb", *arguments)
    assert result.exit_code == 0 and says in result.stderr


@pytest.mark.parametrize(
    ("language", "usage", "says"),
    [
        ("nb", "Bruk: lhl show [VALG] TERM", "Vis én ting med kildene."),
        ("nn", "Bruk: lhl show [VAL] TERM", "Vis éin ting med kjeldene."),
        ("en", "Usage: lhl show [OPTIONS] TERM", "Show one thing with its sources."),
    ],
)
def test_help_is_in_the_language_that_is_asked_for_wherever_it_is_named(language: str, usage: str, says: str) -> None:
    before, after = call("--lang", language, "show", "--help"), call("show", "--help", "--lang", language)
    assert before.stdout == after.stdout
    assert usage.removeprefix("Usage: lhl").removeprefix("Bruk: lhl") in before.stdout and says in before.stdout


def test_help_follows_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "nn_NO.UTF-8")
    assert "Bygg grafen. Med -o blir han skriven" in call("build", "--help").stdout
    assert call().stderr.startswith("Bruk: ")


def test_an_error_names_a_value_as_the_help_does() -> None:
    assert "Mangler argumentet 'FIL'." in call("suggest", "--lang", "nb").stderr


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        (["stats"], {}, "en"),
        (["stats"], {"LANG": "nb_NO.UTF-8"}, "nb"),
        (["stats"], {"LANG": "no_NO"}, "nb"),
        (["stats"], {"LANG": "nn_NO.UTF-8"}, "nn"),
        (["stats"], {"LANG": "de_DE.UTF-8"}, "en"),
        (["stats"], {"LANG": "nn_NO.UTF-8", "LC_MESSAGES": "C"}, "en"),
        (["stats"], {"LC_ALL": "nb_NO.UTF-8", "LC_MESSAGES": "C"}, "nb"),
        (["stats"], {"LC_ALL": "", "LANG": "nb_NO.UTF-8"}, "nb"),
        (["stats", "--lang", "nn"], {"LANG": "nb_NO.UTF-8"}, "nn"),
        (["--lang=en", "stats"], {"LANG": "nb_NO.UTF-8"}, "en"),
        (["stats", "--lang", "xx"], {"LANG": "nb_NO.UTF-8"}, "nb"),
        (["stats", "--lang"], {}, "en"),
    ],
)
def test_the_language_of_messages(arguments: Sequence[str], environment: Mapping[str, str], expected: str) -> None:
    assert spoken(arguments, environment) == expected
