"""The three main pages of the site in Firefox, driven by the door that it has for this, with the network cut.

https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html: a message is its length, a colon, and JSON.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SECONDS = 60
PREFERENCES = {
    "marionette.port": 0,
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.normandy.enabled": False,
}
"""A port of its own choice, and a proxy that nobody answers at: the network is cut."""
STYLED = "return getComputedStyle(document.querySelector('.brand')).fontWeight"


class Marionette:
    """Asks a running Firefox; one question at a time."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), SECONDS)
        self._answer()
        self.ask("WebDriver:NewSession", {})

    def ask(self, name: str, given: dict[str, Any]) -> Any:
        message = json.dumps([0, 1, name, given])
        self._socket.sendall(f"{len(message.encode())}:{message}".encode())
        _, _, error, answer = self._answer()
        assert error is None, error
        return answer

    def run(self, script: str) -> Any:
        return self.ask("WebDriver:ExecuteScript", {"script": script, "args": []})["value"]

    def element(self, selector: str) -> str:
        found = self.ask("WebDriver:FindElement", {"using": "css selector", "value": selector})
        name: str = next(iter(found["value"].values()))
        return name

    def click(self, selector: str) -> None:
        self.ask("WebDriver:ElementClick", {"id": self.element(selector)})

    def type(self, selector: str, text: str) -> None:
        self.ask("WebDriver:ElementSendKeys", {"id": self.element(selector), "text": text})

    def close(self) -> None:
        self._socket.close()

    def _answer(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._read(1)
        return json.loads(self._read(int(length[:-1])))

    def _read(self, size: int) -> bytes:
        found = b""
        while len(found) < size:
            piece = self._socket.recv(size - len(found))
            assert piece, "Firefox went away"
            found += piece
        return found


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Marionette]:
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        pytest.skip("no Firefox here: apt-get install firefox-esr")
    profile = tmp_path_factory.mktemp("profile")
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items())
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [program, "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        chosen, until = profile / "MarionetteActivePort", time.monotonic() + SECONDS
        while not chosen.exists() or not chosen.read_text():
            assert running.poll() is None and time.monotonic() < until, "Firefox does not answer"
            time.sleep(0.1)
        asked = Marionette(int(chosen.read_text()))
        yield asked
        asked.close()
        running.terminate()
        running.wait(timeout=SECONDS)


@pytest.fixture
def go(firefox: Marionette, folder: Path) -> Callable[[str], None]:
    def to(name: str) -> None:
        firefox.ask("WebDriver:Navigate", {"url": "about:blank"})
        firefox.ask("WebDriver:Navigate", {"url": (folder / "index.html").as_uri().replace("index.html", name)})

    return to


def test_the_start_page_is_styled_and_leads_on(firefox: Marionette, go: Callable[[str], None]) -> None:
    go("index.html")
    assert firefox.run(STYLED) == "700"
    firefox.click(".cards a")
    assert firefox.run("return location.pathname").endswith("/kommunen.html")


def test_a_choice_is_made_by_keyboard_answered_and_stands_in_the_address(
    firefox: Marionette, go: Callable[[str], None]
) -> None:
    go("kommunen.html")
    firefox.type("input[value=people-with-dementia]", " ")
    assert firefox.run("return location.hash") == "#gruppe=people-with-dementia"
    headings = firefox.run("return [...document.querySelectorAll('#answer h2')].map((each) => each.textContent)")
    assert headings[0] == "Dette forventer staten" and len(headings) == 5
    assert firefox.run("return document.querySelectorAll('#answer li').length") > 5


def test_search_finds_what_is_typed(firefox: Marionette, go: Callable[[str], None]) -> None:
    go("sok.html")
    firefox.type("#query", "pårørande")
    assert "Pårørende" in firefox.run("return document.querySelector('#hits').textContent")
    firefox.type("#query", "xqzwv")
    assert firefox.run("return document.getElementById('found').textContent").startswith("Ingen treff")
