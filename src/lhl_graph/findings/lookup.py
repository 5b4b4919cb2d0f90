"""The one initiative, theme or target group that a name stands for: by its id at once, by any other name among all."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from lhl_graph.errors import InputError, OtherKindError
from lhl_graph.findings import facts
from lhl_graph.graph.terms import Terms
from lhl_graph.iris import NS, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lhl_graph.graph.store import Store

_SLUG: Final = re.compile(r"[a-z0-9-]+")


def initiative(store: Store, name: str, language: str) -> str:
    """Give the IRI of an initiative.

    Raises:
        UnknownTermError: nothing is called that.
        AmbiguousTermError: several things are; they are listed in `language`.
    """
    return _find(store, name, NS + "Initiative", PREFIXES["initiative"], language)


def described(store: Store, name: str, language: str) -> str:
    """Give the IRI of an initiative that can be compared; one known by name only cannot.

    Raises:
        InputError: there is no such initiative, several, or one known by name only.
    """
    iri = initiative(store, name, language)
    if not facts.is_initiative(store, iri):
        raise InputError(f"{name} is known by name only; there is nothing to compare it by")
    return iri


def concept(store: Store, name: str, prefix: str, language: str) -> str:
    """Give the IRI of a concept of the scheme that `prefix` stands for, such as `theme` or `group`.

    Raises:
        UnknownTermError: nothing is called that.
        AmbiguousTermError: several things are; they are listed in `language`.
    """
    space = PREFIXES[prefix]
    return _find(store, name, space.removesuffix("/"), space, language)


@contextmanager
def themes_and_groups_by_option() -> Iterator[None]:
    """Say which option takes a name that is looked up here in vain, where it is a theme's or a target group's.

    Raises:
        InputError: the name is that of a theme or a target group.
    """
    try:
        yield
    except OtherKindError as error:
        if error.kind == PREFIXES["theme"].removesuffix("/"):
            raise InputError(f'"{error.term}" is a theme; give it with --theme') from None
        if error.kind == PREFIXES["group"].removesuffix("/"):
            raise InputError(f'"{error.term}" is a target group; give it with --group') from None
        raise


def _find(store: Store, name: str, kind: str, space: str, language: str) -> str:
    if _SLUG.fullmatch(name) and any(True for _ in store.facts(space + name)):
        return space + name
    return Terms(store, language).find(name, [kind]).iri
