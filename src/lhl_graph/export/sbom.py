"""Which software made a release, as CycloneDX 1.6: this program and what it rests on, with versions and licences."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.metadata import Distribution, distribution
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from lhl_graph.iris import BASE

NAME: Final = "lhl-graph"
EXTRA: Final = "export"
"""The extra that a release needs."""


def closure(name: str, extras: frozenset[str] = frozenset()) -> dict[str, tuple[Distribution, list[str]]]:
    """Give all distributions that one rests on here, itself first: name → distribution, and what it names itself.

    What a distribution asks for is by its metadata (PEP 508); what its markers leave out here is left out. Names are
    normalised as PEP 503 says.

    Raises:
        ModuleNotFoundError: one of them is not installed.
    """
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    found: dict[str, tuple[Distribution, list[str]]] = {}
    asked: dict[str, set[str]] = {}
    waiting = [(canonicalize_name(name), extras | {""})]
    while waiting:
        each, wanted = waiting.pop(0)
        if wanted <= asked.setdefault(each, set()):
            continue
        asked[each] |= wanted
        installed = distribution(each)
        needs = [Requirement(text) for text in installed.requires or []]
        active = [
            need
            for need in needs
            if need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in asked[each])
        ]
        found[each] = (installed, sorted({canonicalize_name(need.name) for need in active}))
        waiting += [(canonicalize_name(need.name), frozenset(need.extras) | {""}) for need in active]
    return found


def licence(installed: Distribution) -> str:
    """Give under which licence a distribution says it is: an SPDX expression, else its classifiers or its own words."""
    if expression := _field(installed, "License-Expression"):
        return expression
    classifiers = [each.split(" :: ") for each in installed.metadata.get_all("Classifier") or []]
    classified = [last for first, *_, last in classifiers if first == "License"]
    stated = _field(installed, "License").partition("\n")[0]
    return " / ".join(each for each in classified if each != "OSI Approved") or stated


def _field(installed: Distribution, name: str) -> str:
    about = installed.metadata
    return str(about[name]).strip() if name in about else ""


def written(version: str, day: str) -> bytes:
    """Give the list as JSON; the same software and day (2026-01-31) give the same bytes.

    Raises:
        ModuleNotFoundError: the library that writes it, or something it lists, is not installed.
    """
    from cyclonedx.contrib.license.factories import LicenseFactory
    from cyclonedx.model.bom import Bom
    from cyclonedx.model.component import Component, ComponentType
    from cyclonedx.output.json import JsonV1Dot6
    from packageurl import PackageURL

    made, parts = LicenseFactory(), closure(NAME, frozenset({EXTRA}))
    components: dict[str, Component] = {}
    for name, (installed, _) in parts.items():
        stands = version if name == NAME else installed.version
        url = PackageURL("pypi", name=name, version=stands)
        said = licence(installed)
        components[name] = Component(
            name=name,
            version=stands,
            type=ComponentType.APPLICATION if name == NAME else ComponentType.LIBRARY,
            purl=url,
            bom_ref=url.to_string(),
            description=_field(installed, "Summary"),
            licenses=[made.make_from_string(said)] if said else [],
        )
    bom = Bom(components=[each for name, each in components.items() if name != NAME])
    bom.metadata.component = components[NAME]
    bom.metadata.timestamp = datetime.fromisoformat(day).replace(tzinfo=UTC)
    for name, (_, needs) in parts.items():
        bom.register_dependency(components[name], [components[each] for each in needs])
    said = " ".join(sorted(str(each.purl) for each in components.values()))
    bom.serial_number = uuid5(NAMESPACE_URL, f"{BASE} {day} {said}")
    return (JsonV1Dot6(bom).output_as_string(indent=1) + "\n").encode()
