"""Firefox, driven by the door that it has for this, with the network cut.

https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html: a message is its length, a colon, and JSON.
"""

from __future__ import annotations

import json
import socket
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECONDS = 60
PREFERENCES = {
    "intl.accept_languages": "nb-NO, nb",
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
"""Norwegian; a port of its own choice; a proxy that nobody answers at, so that all but this machine is cut."""


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

    def go(self, address: str) -> None:
        self.ask("WebDriver:Navigate", {"url": "about:blank"})
        self.ask("WebDriver:Navigate", {"url": address})

    def until(self, script: str) -> Any:
        """Ask until the answer is true."""
        last = time.monotonic() + SECONDS
        while not (answer := self.run(script)):
            assert time.monotonic() < last, script
            time.sleep(0.1)
        return answer

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


@contextmanager
def running(program: str, profile: Path) -> Iterator[Marionette]:
    """Start it, and end it when all has been asked."""
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items())
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [program, "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            chosen, until = profile / "MarionetteActivePort", time.monotonic() + SECONDS
            while not chosen.exists() or not chosen.read_text():
                assert process.poll() is None and time.monotonic() < until, "Firefox does not answer"
                time.sleep(0.1)
            asked = Marionette(int(chosen.read_text()))
            yield asked
            asked.close()
        finally:
            process.terminate()
            process.wait(timeout=SECONDS)
