"""What can go wrong, as the library's own exceptions.

They carry the bad value and what to do about it, and are turned into one line and an exit code at one place, in `cli`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class LhlError(Exception):
    """Base of all errors of this library; `exit_code` is what the command line ends with.

    >>> try:
    ...     kg.show("demensplan-2052")
    ... except lhl.LhlError as error:
    ...     print(error)
    no term is called "demensplan-2052"; did you mean "demensplan-2025" (Demensplan 2025) or ...
    """

    exit_code = 1

    def _render_traceback_(self) -> list[str]:
        """Give what a notebook shows instead of a traceback (IPython's own hook): what is wrong, and any notes."""
        return [f"{type(self).__name__}: {self}", *getattr(self, "__notes__", ())]


def reason(error: Exception) -> str:
    """Say why something cannot be read or written: of a system's error its words alone, without number and path."""
    if isinstance(error, UnicodeDecodeError):
        return "not UTF-8"
    return getattr(error, "strerror", None) or str(error)


class RepositoryError(LhlError):
    """The ontology or the data could not be found or read."""

    exit_code = 2


class CacheError(LhlError):
    """The cache on disk is damaged or cannot be used."""


class QueryError(LhlError):
    """A SPARQL query that cannot be answered; knows line and column when the syntax is at fault."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        """Keep where the fault is; `line` and `column` count from 1."""
        self.line = line
        self.column = column
        where = "" if line is None else f"line {line}, column {column}: "
        super().__init__(where + message)


class RefusedError(QueryError):
    """A query that asks for something this tool never does: updates or the network."""

    exit_code = 2


class EndpointError(LhlError):
    """A server that does not answer, or not with what was asked for; says which address, and what the server said."""


class InputError(LhlError):
    """A value from the user that cannot be used, and what would be."""

    exit_code = 2
    parameter = ""
    """The parameter of a question that was given the value, where it was one."""


class UnknownTermError(InputError):
    """A name that nothing in the graph has."""

    def __init__(
        self,
        term: str,
        suggestions: Sequence[str] = (),
        wanted: str = "term",
        names: Mapping[str, str] | None = None,
        *,
        listed_by: str = "",
    ) -> None:
        """Name the term, and the nearest known ones, with what they are called where `names` knows it.

        `listed_by` is the command that lists all that are known.
        """
        self.term = term
        self.suggestions = list(suggestions)
        called = {each: f" ({names[each]})" for each in suggestions if names and names.get(each, each) != each}
        quoted = " or ".join(f'"{suggestion}"{called.get(suggestion, "")}' for suggestion in suggestions)
        hint = f"; did you mean {quoted}?" if quoted else ""
        all_of_them = f" (`{listed_by}` lists them)" if listed_by else ""
        super().__init__(f'no {wanted} is called "{term}"{all_of_them}{hint}')


class OtherKindError(UnknownTermError):
    """A name that something has, but nothing of the kind that is asked for."""

    def __init__(self, term: str, kind: str, message: str) -> None:
        """Keep the term and the class or scheme of what has it; the message says what that is."""
        super().__init__(term)
        self.kind = kind
        self.args = (message,)


class AmbiguousTermError(InputError):
    """A name that several things have; `candidates` are lines to choose from."""

    def __init__(self, term: str, candidates: Sequence[str]) -> None:
        """List the candidates, one a line."""
        self.term = term
        self.candidates = list(candidates)
        super().__init__("\n  ".join([f'"{term}" can mean several things; choose one:', *candidates]))


class OutputError(LhlError):
    """A file that cannot be written, or whose format is not known."""

    exit_code = 2
