"""Asking a timestamp authority over HTTP (RFC 3161, section 3.4).

In: an address, a request. Out: the bytes of the answer, within limits of time and size; nothing else is sent, no
redirect is followed.
"""

from __future__ import annotations

import http.client
import time
from urllib.parse import SplitResult, urlsplit

from dadkhah.errors import AuthorityFailed, CallError

PATIENCE = 20.0
"""Seconds for the whole exchange."""

LARGEST = 256 * 1024
"""Bytes of an answer that are read; one with a long chain of certificates has about 10,000."""

QUERY, REPLY = "application/timestamp-query", "application/timestamp-reply"


class HttpTimestamper:
    """Asks one authority (the port Timestamper).

    Args:
        url: its address, http:// or https://.
        patience: seconds for the whole exchange.

    Raises CallError for an address that is none.
    """

    def __init__(self, url: str, patience: float = PATIENCE) -> None:
        self._url = address(url)
        self._patience = patience

    def ask(self, request: bytes) -> bytes:
        """Return the answer to a request; raise AuthorityFailed."""
        connection = self._connection()
        try:
            return self._exchange(connection, request)
        except (OSError, http.client.HTTPException, ValueError) as error:
            why = (error.strerror if isinstance(error, OSError) else "") or str(error) or type(error).__name__
            raise AuthorityFailed(f"it could not be asked ({why})", where=self._host) from error
        finally:
            connection.close()

    @property
    def _host(self) -> str:
        return self._url.hostname or ""

    def _connection(self) -> http.client.HTTPConnection:
        kind = http.client.HTTPSConnection if self._url.scheme == "https" else http.client.HTTPConnection
        return kind(self._host, self._url.port, timeout=self._patience)

    def _exchange(self, connection: http.client.HTTPConnection, request: bytes) -> bytes:
        """Send the request and read the answer, in time."""
        end = time.monotonic() + self._patience
        path = (self._url.path or "/") + (f"?{self._url.query}" if self._url.query else "")
        connection.request("POST", path, body=request, headers={"Content-Type": QUERY, "Connection": "close"})
        response = connection.getresponse()
        if response.status != http.client.OK:
            raise AuthorityFailed(f"it answered with the status {response.status}", where=self._host)
        if response.getheader("Content-Type", "").split(";")[0].strip().lower() != REPLY:
            raise AuthorityFailed("its answer is not a timestamp reply", where=self._host)
        return self._all(response, end)

    def _all(self, response: http.client.HTTPResponse, end: float) -> bytes:
        """Read an answer to its end; raise AuthorityFailed when it is too long or takes too long."""
        content = b""
        while part := response.read1(1 << 14):
            content += part
            if len(content) > LARGEST:
                raise AuthorityFailed(f"its answer is longer than {LARGEST} bytes", where=self._host)
            if time.monotonic() > end:
                raise AuthorityFailed("its answer takes too long", where=self._host)
        return content


def address(url: str) -> SplitResult:
    """Return the parts of an address; raise CallError unless it is http:// or https:// with a host."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0 and url.isprintable()
    except ValueError:
        usable = False
    if not usable or " " in url:
        raise CallError(
            "this is no address of a timestamp authority", where=url[:200], remedy="write http:// or https://"
        )
    return urlsplit(url)
