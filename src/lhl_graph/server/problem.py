"""What goes wrong between a client and the server, as a status and one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lhl_graph.errors import InputError, LhlError, RefusedError, UnknownTermError

if TYPE_CHECKING:
    from collections.abc import Mapping


class ProblemError(Exception):
    """A request that gets no answer: its HTTP status, one line that says why, and headers that help."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        """Keep what the reply needs."""
        super().__init__(message)
        self.status = status
        self.message = message
        self.headers = dict(headers or {})


def status_of(error: LhlError) -> int:
    """Give the HTTP status for an error of the library: refused 403, not known 404, any other 400."""
    if isinstance(error, RefusedError):
        return 403
    if isinstance(error, UnknownTermError):
        return 404
    return 400 if isinstance(error, InputError) or error.exit_code == 1 else 500
