"""HTTP to one server that the user has named: bounded in time, size and tries, and to that host alone.

Only requests that may be repeated without harm are sent (a query, or the PUT or DELETE of a whole graph), so each is
tried again when the connection fails or the server says that it is busy (429, 502, 503, 504), with growing pauses or
as long as it says (`Retry-After`, RFC 9110 section 10.2.3). A request that ran out of time is not: the server was busy
with it, and would be again.
"""

from __future__ import annotations

import re
import time
import warnings
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit

from lhl_graph.errors import EndpointError, InputError
from lhl_graph.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from requests import Response, Session
    from requests.auth import AuthBase

TIMEOUT: Final = 60.0
"""Seconds that one answer may take."""

LARGEST: Final = 256 * 1024 * 1024
"""The most bytes that one answer may have."""

TRIES: Final = 3
"""How often a request is repeated at most."""

LONGEST_WAIT: Final = 30
"""Seconds between two tries at most, whatever the server asks for."""

_BUSY: Final = (429, 502, 503, 504)
_MOVED: Final = (301, 302, 307, 308)
_MOVES: Final = 5
_CHUNK: Final = 64 * 1024
_SAID: Final = 300


class Credentials(NamedTuple):
    """Who asks; sent only after the server asked for it, as basic or digest (RFC 7617, 7616), whichever it wants."""

    user: str
    password: str


class Reply(NamedTuple):
    """What the server answered."""

    status: int
    headers: Mapping[str, str]
    """Names are found in capitals and small letters alike."""
    body: bytes

    def media_type(self) -> str:
        """Give the type of the body, without parameters."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()


def checked(url: str) -> str:
    """Give the address back when it can be asked.

    Raises:
        InputError: it is not http or https, has no host, or holds a password.
    """
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise InputError(f'"{url}" is no address: {error}') from error
    if parts.username is not None or parts.password is not None:
        raise InputError(f"{shown(url)}: leave the password out of the address; use --user and --password-env")
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"[\s\x00-\x1f\"<>\\^`{|}]", url):
        raise InputError(f'"{url}" is no address of an endpoint, such as http://127.0.0.1:7878/query')
    return url.partition("#")[0]


def shown(url: str) -> str:
    """Give the address as messages show it: without user and parameters, which may be secret."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return "".join(each for each in f"{parts.scheme}://{host}{parts.path}" if each.isprintable())


class Connection:
    """A connection to the host of one address, kept open between requests."""

    def __init__(self, url: str, credentials: Credentials | None = None, timeout: float = TIMEOUT) -> None:
        """Get ready; nothing is sent yet.

        Raises:
            InputError: the address cannot be asked, or the library for it is missing.
        """
        self._home = urlsplit(checked(url))
        self._credentials = credentials
        self._timeout = timeout
        self._session = _session()

    def to(self, url: str) -> Connection:
        """Give a connection to another address that the user has named, with the same credentials.

        Raises:
            InputError: the address cannot be asked.
        """
        return Connection(url, self._credentials, self._timeout)

    def send(
        self,
        method: str,
        url: str,
        *,
        accept: str = "*/*",
        form: Iterable[tuple[str, str]] | None = None,
        body: bytes | None = None,
        media_type: str = "",
    ) -> Reply:
        """Send a request and give the whole answer, whatever its status.

        Raises:
            EndpointError: there is no answer, or one that is too slow, too large, broken off or leads elsewhere.
        """
        from requests.exceptions import RequestException
        from urllib3.exceptions import HTTPError

        headers = {"Accept": accept, **({"Content-Type": media_type} if media_type else {})}
        data = list(form) if form is not None else body
        try:
            for _ in range(_MOVES + 1):
                start = time.monotonic()
                response = self._send(method, url, headers, data)
                with response:
                    if response.status_code not in _MOVED:
                        return Reply(response.status_code, response.headers, self._read(response, start))
                url = self._moved(url, response.headers.get("Location", ""))
        except (RequestException, HTTPError) as error:
            raise EndpointError(f"{shown(url)}: {_why(error, self._timeout)}") from error
        raise EndpointError(f"{shown(url)}: the server leads from one address to the next")

    def _send(self, method: str, url: str, headers: Mapping[str, str], data: Any) -> Response:
        from requests.auth import HTTPBasicAuth

        def once() -> Response:
            wait = (min(10.0, self._timeout), self._timeout)
            return self._session.request(
                method, url, headers=headers, data=data, timeout=wait, stream=True, allow_redirects=False
            )

        response = once()
        if response.status_code == 401 and self._credentials is not None and self._session.auth is _nobody:
            response.close()
            self._session.auth = _authentication(response.headers.get("WWW-Authenticate", ""), self._credentials)
            if isinstance(self._session.auth, HTTPBasicAuth) and _is_overheard(urlsplit(url)):
                warnings.warn(f"{shown(url)}: the password goes there unencrypted; https would hide it", stacklevel=2)
            response = once()
        return response

    def _read(self, response: Response, start: float) -> bytes:
        chunks, size = [], 0
        while chunk := response.raw.read1(_CHUNK, decode_content=True):  # as it comes, so that no drop by drop is slow
            chunks.append(chunk)
            size += len(chunk)
            if size > LARGEST:
                large = f"the answer is larger than {LARGEST // 1024**2} MB; ask for less, for example with LIMIT"
                raise EndpointError(f"{shown(response.url)}: {large}")
            if time.monotonic() - start > self._timeout:
                raise EndpointError(f"{shown(response.url)}: {_slow(self._timeout)}")
        return b"".join(chunks)

    def _moved(self, url: str, location: str) -> str:
        """Give the address that the server leads to, if it is on the same host and no less safe."""
        target = urljoin(url, location)
        if not location or not _same_host(self._home, urlsplit(target)):
            raise EndpointError(f"{shown(url)}: the server leads to {shown(target)}; name that one if you trust it")
        return target


def _session() -> Session:
    try:
        from requests import Session
        from requests.adapters import HTTPAdapter
        from urllib3.exceptions import ReadTimeoutError
        from urllib3.util import Retry
    except ImportError as error:
        raise InputError("endpoints need the library requests: pip install 'lhl-graph[remote]'") from error

    class Patience(Retry):
        def increment(self, *args: Any, **kwargs: Any) -> Patience:
            error = kwargs.get("error")
            if isinstance(error, ReadTimeoutError):
                raise error
            return super().increment(*args, **kwargs)

    session = Session()
    session.auth = _nobody  # else a password for the host in ~/.netrc would be sent unasked
    session.headers["User-Agent"] = f"lhl-graph/{__version__}"
    patience = Patience(
        total=TRIES,
        status_forcelist=_BUSY,
        allowed_methods=None,
        backoff_factor=0.5,
        backoff_jitter=0.5,
        backoff_max=LONGEST_WAIT,
        retry_after_max=LONGEST_WAIT,
        redirect=False,
        raise_on_status=False,
    )
    for scheme in ("http://", "https://"):
        session.mount(scheme, HTTPAdapter(max_retries=patience))
    return session


def _nobody(request: Any) -> Any:
    return request


def _authentication(challenge: str, credentials: Credentials) -> AuthBase:
    from requests.auth import HTTPBasicAuth, HTTPDigestAuth

    if "digest" in challenge.lower():
        return HTTPDigestAuth(*credentials)
    return HTTPBasicAuth(credentials.user.encode(), credentials.password.encode())


def _is_overheard(place: SplitResult) -> bool:
    """Tell whether what is sent there can be read on the way."""
    host = place.hostname or ""
    return place.scheme == "http" and host not in ("localhost", "::1") and not host.startswith("127.")


def _same_host(home: SplitResult, target: SplitResult) -> bool:
    ports = [parts.port or {"http": 80, "https": 443}.get(parts.scheme) for parts in (home, target)]
    safer = (home.scheme, target.scheme) == ("http", "https")
    return home.hostname == target.hostname and (safer or (home.scheme == target.scheme and ports[0] == ports[1]))


def is_whole(media_type: str, body: bytes) -> bool:
    """Tell whether an answer in XML ends where it should: Oxigraph takes one that breaks off for whole."""
    if "xml" not in media_type.lower():
        return True
    from xml.parsers import expat

    try:
        expat.ParserCreate().Parse(body, True)
    except (expat.ExpatError, ValueError):  # ValueError: an encoding that it does not know
        return False
    return True


def said(reply: Reply) -> str:
    """Put what a server said that could not answer on one short line: the text of a page, without its marks."""
    text = reply.body[: 64 * 1024].decode("utf-8", errors="replace")
    if "html" in reply.media_type() or text.lstrip()[:1] == "<":
        text = re.sub(r"<(script|style)\b.*?</\1>|<[^>]*>", " ", text, flags=re.DOTALL | re.IGNORECASE)
    text = re.split(r"\n\s*SPARQL query:", text, maxsplit=1)[0]  # Virtuoso repeats the whole of it
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= _SAID else line[:_SAID] + "…"


def _why(error: BaseException, timeout: float) -> str:
    """Say in a few words why there is no answer: the innermost reason is the one that helps."""
    from requests import exceptions

    if isinstance(error, exceptions.ConnectTimeout):
        return "no connection in time"
    if isinstance(error, exceptions.Timeout) or "Read timed out" in str(error):
        return _slow(timeout)
    if isinstance(error, exceptions.SSLError):
        return "the server's certificate cannot be trusted"
    if isinstance(error, exceptions.ChunkedEncodingError) or re.search("IncompleteRead|Connection broken", str(error)):
        return "the answer breaks off before its end"
    if "NameResolutionError" in repr(error):
        return "no host is called that"
    if isinstance(error, exceptions.ConnectionError):
        found = re.search(r"\[Errno -?\d+\] ([^'\")]+)", str(error))
        return f"no connection ({found.group(1).lower() if found else 'the server closed it'})"
    return f"no answer that can be read ({type(error).__name__})"


def _slow(timeout: float) -> str:
    return f"no whole answer within {timeout:g} seconds; --timeout allows more"
