"""The map that pages lead to, each to its own place on it, and how it is served."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.server.conftest import BROWSER, PAIR

if TYPE_CHECKING:
    from tests.server.conftest import Served


@pytest.mark.parametrize(
    ("address", "fragment"),
    [
        ("/id/initiative/demensplan-2025", "select=initiative%2Fdemensplan-2025"),
        ("/id/theme/dementia", "theme=theme%2Fdementia"),
        ("/id/target-group/relatives", "group=target-group%2Frelatives"),
        (PAIR, "select=demensplan-2020--demensplan-2025"),
    ],
)
def test_a_page_leads_to_its_place_on_the_map(small_server: Served, address: str, fragment: str) -> None:
    assert f'<a href="/map?lang=nn#{fragment}">Sjå på kartet</a>' in small_server.page(f"{address}?lang=nn")


def test_the_map_is_served_in_the_language_asked_for_and_runs_its_own_scripts_only(small_server: Served) -> None:
    reply = small_server.client.get("/map?lang=nn", headers=BROWSER)
    assert reply.status_code == 200
    assert '<html lang="nn">' in reply.text
    policy = reply.headers["Content-Security-Policy"]
    assert "script-src 'sha256-" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    again = small_server.client.get("/map?lang=nn", headers={**BROWSER, "If-None-Match": reply.headers["ETag"]})
    assert again.status_code == 304
