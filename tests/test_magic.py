"""`%%sparql` in a real IPython shell: answers, formats, bound values, variables, errors in one line."""

from __future__ import annotations

import sys
from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from IPython.core.completer import provisionalcompleter
from IPython.core.error import UsageError
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from lhl_graph.errors import InputError, QueryError
from lhl_graph.graph.answer import Answer
from lhl_graph.iris import PREFIXES
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lhl_graph.knowledge_graph import KnowledgeGraph

COVERS = "SELECT ?tema ?satsing\nWHERE { ?satsing lhl:covers ?tema ; a lhl:Initiative } ORDER BY ?satsing"
LABELS = "SELECT ?x ?name WHERE { ?x rdfs:label ?name }"


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[InteractiveShell]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "__main__", sys.modules["__main__"])  # the shell puts its own in this place
        patch.setenv("IPYTHONDIR", str(tmp_path_factory.mktemp("ipython")))
        made = InteractiveShell.instance()
        made.history_manager.enabled = False  # type: ignore[union-attr]  # a shell that runs has one
        made.run_line_magic("load_ext", "lhl_graph")
        yield made
        InteractiveShell.clear_instance()


@pytest.fixture
def sparql(shell: InteractiveShell, kg: KnowledgeGraph) -> Iterator[InteractiveShell]:
    shell.user_ns["kg"] = kg
    yield shell
    shell.reset()


def run(shell: InteractiveShell, cell: str) -> tuple[Any, Any]:
    """Run a cell as a notebook does; give what it shows, and how it went."""
    with capture_output() as shown:
        result = shell.run_cell(cell)
    return shown, result


def test_a_query_shows_its_answer_with_labels(sparql: InteractiveShell) -> None:
    shown, result = run(sparql, f"%%sparql -p tema=theme:dementia\n{COVERS}")
    assert result.success
    assert "Demensplan 2025</span>" in shown.outputs[0].data["text/html"]
    assert "initiative:demensplan-2025" in shown.outputs[0].data["text/plain"]


def test_a_line_asks_a_question_of_the_library(sparql: InteractiveShell, kg: KnowledgeGraph) -> None:
    _, result = run(sparql, '%sparql felles-malgruppe -p gruppe="pårørende" -o svar')
    assert result.success
    assert sparql.user_ns["svar"] == kg.ask("felles-malgruppe", gruppe="relatives")


@pytest.mark.parametrize(("given", "rows"), [("-p navn='Demensplan 2025'", 1), ("-p 'navn=} DROP ALL #'", 0)])
def test_a_value_is_bound_and_never_pasted(sparql: InteractiveShell, given: str, rows: int) -> None:
    query = "SELECT ?navn ?x WHERE { ?x rdfs:label ?label FILTER(STR(?label) = ?navn) }"
    _, result = run(sparql, f"%%sparql -o svar {given}\n{query}")
    assert result.success
    assert len({row[1] for row in sparql.user_ns["svar"]}) == rows


def test_a_number_is_bound_as_a_number(sparql: InteractiveShell, kg: KnowledgeGraph) -> None:
    query = "SELECT ?minst ?o WHERE { ?o a lhl:Overlap ; lhl:score ?score FILTER(?score >= ?minst) }"
    run(sparql, f"%%sparql -o mange -p minst=0.3\n{query}")
    run(sparql, f"%%sparql -o ingen -p minst=2\n{query}")
    assert len(sparql.user_ns["mange"]) == len(kg.overlaps(None, min_score=0.3)) > 0
    assert len(sparql.user_ns["ingen"]) == 0


def test_a_data_frame_keeps_addresses_and_has_names_beside_them(sparql: InteractiveShell) -> None:
    run(sparql, f"%%sparql -f df -o ramme -p tema=theme:dementia\n{COVERS}")
    frame = sparql.user_ns["ramme"]
    assert isinstance(frame, pd.DataFrame)
    assert list(frame.columns) == ["tema", "tema_label", "satsing", "satsing_label"]
    plan = frame[frame["satsing_label"] == "Demensplan 2025"]
    assert plan["satsing"].tolist() == [PREFIXES["initiative"] + "demensplan-2025"]
    assert set(frame["tema_label"]) == {"Demens"}


def test_addresses_tell_apart_what_is_called_the_same(sparql: InteractiveShell) -> None:
    sources = "SELECT ?kilde { ?kilde a lhl:Source }"
    run(sparql, f"%%sparql -f df -o hele\n{sources}")
    run(sparql, f"%%sparql -f names -o navn\n{sources}")
    assert sparql.user_ns["hele"]["kilde"].is_unique
    assert not sparql.user_ns["navn"]["kilde"].is_unique


@pytest.mark.parametrize(("form", "begins"), [("csv", "x,name"), ("json", '{"head"'), ("ndjson", '{"x"')])
def test_other_formats_are_text(sparql: InteractiveShell, form: str, begins: str) -> None:
    shown, _ = run(sparql, f"%%sparql -f {form}\n{LABELS} LIMIT 1")
    assert shown.stdout.startswith(begins)
    assert not shown.outputs


def test_the_answer_is_kept_in_a_variable_and_not_shown(sparql: InteractiveShell) -> None:
    shown, _ = run(sparql, f"%%sparql -o svar\n{LABELS} LIMIT 2")
    assert isinstance(sparql.user_ns["svar"], Answer)
    assert not shown.outputs
    assert not shown.stdout


def test_labels_come_in_the_language_asked_for(sparql: InteractiveShell) -> None:
    run(sparql, "%sparql frister --lang en -o svar")
    answer = sparql.user_ns["svar"]
    assert isinstance(answer, Table)
    assert "Date" in answer.headings.values()


def test_without_a_graph_of_its_own_the_notebook_gets_one(
    shell: InteractiveShell, three: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(three.root)
    shell.user_ns.pop("kg", None)
    run(shell, "%%sparql -o svar\nSELECT ?i WHERE { ?i a lhl:DescribedInitiative }")
    assert len(shell.user_ns["svar"]) == 3


def test_a_fault_is_one_line_with_its_place_marked_and_no_traceback(sparql: InteractiveShell) -> None:
    shown, result = run(sparql, "%%sparql\nSELECT ?x\nWHERE { ?x foo:bar ?y }")
    assert isinstance(result.error_in_exec, QueryError)
    message, line, mark = shown.stdout.rstrip().splitlines()
    assert message.startswith('QueryError: line 2, column 12: the prefix "foo:" is not known; those that are: lhl, ')
    assert line == "   2 │ WHERE { ?x foo:bar ?y }"
    assert line[mark.index("^") :].startswith("foo:bar")


def test_errors_of_the_library_show_no_traceback_in_a_notebook(sparql: InteractiveShell) -> None:
    shown, result = run(sparql, "kg.show('demensplan-2052')")
    assert isinstance(result.error_in_exec, InputError)
    assert shown.stdout.startswith('UnknownTermError: no term is called "demensplan-2052"')
    assert "Traceback" not in shown.stdout + shown.stderr


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("%%sparql -f xlsx\nASK {}", "invalid choice: 'xlsx'"),
        ("%%sparql -p tema\nASK {}", "-p tema: write it as name=value"),
        ("%%sparql -o 1a\nASK {}", "1a cannot be the name of a variable"),
        ("%%sparql -p a='b\nASK {}", "No closing quotation"),
        ("%%sparql frister\nASK {}", "frister: a question is asked with %sparql"),
        ("%sparql", "name a question"),
    ],
)
def test_wrong_use_is_one_line(sparql: InteractiveShell, line: str, said: str) -> None:
    shown, result = run(sparql, line)
    assert isinstance(result.error_in_exec, UsageError)
    assert said in shown.stderr
    assert "Traceback" not in shown.stdout + shown.stderr


def test_help_tells_the_options(sparql: InteractiveShell) -> None:
    magic = sparql.find_cell_magic("sparql")
    assert magic is not None
    for word in ("--format", "--parameter", "--output", "--lang", "%%sparql"):
        assert word in str(magic.__doc__)


@pytest.mark.parametrize(
    ("line", "locale", "said"),
    [
        ("%%sparql --lang nn -o 1a\nASK {}", "", "1a kan ikkje vere namnet på ein variabel"),
        ("%%sparql -f xlsx\nASK {}", "nb_NO.UTF-8", "valget -f/--format: 'xlsx' passer ikke; velg blant 'table'"),
        ("%%sparql\nSELECT ?x WHERE { ?x foo:bar ?y }", "nn_NO.UTF-8", "kolonne 22: prefikset «foo:» er ukjent"),
        ("%sparql fristar --lang nb", "", "noe spørsmål som heter «fristar» (`lhl ask` viser alle); mente du"),
        (
            "%%sparql\nSELECT ?i { ?i a lhl:initiative }",
            "nb_NO.UTF-8",
            "Advarsel: linje 1, kolonne 18: grafen har",
        ),
        ("%%sparql --lang en -o 1a\nASK {}", "nb_NO.UTF-8", "1a cannot be the name of a variable"),
    ],
)
def test_what_goes_wrong_is_told_in_the_language_of_the_line_else_of_the_locale(
    sparql: InteractiveShell, monkeypatch: pytest.MonkeyPatch, line: str, locale: str, said: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale or "C")
    shown, _ = run(sparql, line)
    assert said in shown.stdout + shown.stderr


@pytest.mark.parametrize(
    ("locale", "said", "headings"),
    [
        ("nb_NO.UTF-8", "En celle er en spørring:", ("argumenter:", "valg:")),
        ("nn_NO.UTF-8", "Ei celle er ei spørjing:", ("argument:", "val:")),
        ("C", "A cell is a query:", ("positional arguments:", "options:")),
    ],
)
def test_help_is_in_the_language_of_the_locale(
    monkeypatch: pytest.MonkeyPatch, locale: str, said: str, headings: tuple[str, str]
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    spec = find_spec("lhl_graph.magic")
    assert spec is not None and spec.loader is not None
    loaded = module_from_spec(spec)
    spec.loader.exec_module(loaded)
    told = str(loaded.SparqlMagic.sparql.__doc__).splitlines()
    assert {said, *headings} <= set(told)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("%%sparql -", "--format"), ("%%sparql -f ", "df"), ("%%sparql --lang ", "nn"), ("%sparql fris", "frister")],
)
def test_the_line_is_completed(sparql: InteractiveShell, typed: str, offered: str) -> None:
    with provisionalcompleter():
        found = list(sparql.Completer.completions(typed, len(typed)))
    assert offered in [each.text for each in found]


def test_a_value_for_what_is_not_selected_is_refused_in_words(sparql: InteractiveShell) -> None:
    shown, _ = run(sparql, "%%sparql -p tema=theme:dementia\nSELECT ?i WHERE { ?i lhl:covers ?tema }")
    assert shown.stdout.strip() == "QueryError: ?tema is given a value but not selected; write SELECT ?tema …"


def test_only_the_magic_imports_ipython(kg: KnowledgeGraph) -> None:
    sources: list[Path] = sorted((kg.repository.root / "src" / "lhl_graph").glob("*.py"))
    importing = [path.name for path in sources if "\nfrom IPython" in path.read_text(encoding="utf-8")]
    assert importing == ["magic.py"]


@pytest.mark.parametrize("value", ["theme:dementia", "<https://w3id.org/lhl-graph/theme/dementia>"])
def test_a_value_means_the_same_in_a_cell_and_in_python(
    sparql: InteractiveShell, kg: KnowledgeGraph, value: str
) -> None:
    run(sparql, f"%%sparql -o svar -p tema='{value}'\n{COVERS}")
    found = kg.query(COVERS, {"tema": value}).table
    assert sparql.user_ns["svar"].table == found
    assert found.rows


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("%%sparql --lang nb\nSELECT ?i { ?i lhl:theme status:planned }", "passer til `?i lhl:theme status:planned`"),
        ("%%sparql\nASK { ?i lhl:theme status:planned }", ""),
        ("%sparql tilskudd-for-tema -p tema=demens", ""),
    ],
)
def test_an_answer_without_rows_says_why(sparql: InteractiveShell, cell: str, said: str) -> None:
    shown, result = run(sparql, cell)
    assert result.success
    assert said in shown.stderr if said else not shown.stderr
