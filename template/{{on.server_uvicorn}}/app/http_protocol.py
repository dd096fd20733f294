"""What happens before a request reaches the application: bytes that are no HTTP, and heads that are too large."""

import re
from typing import override

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from app.api.problem_types import HEADERS_TOO_LARGE, MALFORMED_REQUEST
from app.refusal import refusal

MAX_HEAD_BYTES = 32 * 1024
ABSOLUTE = re.compile(rb"(?P<scheme>[a-z]+)://(?P<host>[^/?#]+)", re.IGNORECASE)
DEFAULT_PORTS = {b"http": b":80", b"https": b":443"}


class UnservableRequestError(Exception):
    """The head of a request is over the limit, or contradicts itself."""


class StrictHttpProtocol(HttpToolsProtocol):
    """Lets no head of a request grow without end, and refuses by a problem document like the application."""

    awaits_head = True
    # What came since a head, or the end of a part of a body, was last complete: headers, or the trailers of a body.
    head_bytes = 0

    @override
    def data_received(self, data: bytes) -> None:
        """Read what has arrived, unless the head or the trailers have no end."""
        self.head_bytes += len(data)
        super().data_received(data)
        if self.head_bytes > MAX_HEAD_BYTES and not self.transport.is_closing():
            self.refuse()

    @override
    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header; trailers must not pass for headers (RFC 9110, section 6.5.1), and nothing here reads them."""
        if self.awaits_head:
            super().on_header(name, value)

    @override
    def on_headers_complete(self) -> None:
        """Look at the head.

        Raises:
            UnservableRequestError: it is over the limit, or names two hosts; the parser stops, and refuses.
        """
        self.head_bytes = len(self.url) + sum(len(name) + len(value) for name, value in self.headers)
        if self.head_bytes > MAX_HEAD_BYTES:
            raise UnservableRequestError
        if absolute := ABSOLUTE.match(self.url):
            self.check_host(absolute)
            self.url = b"/" + self.url[absolute.end() :].removeprefix(b"/")
        self.awaits_head = False
        super().on_headers_complete()

    def check_host(self, absolute: re.Match[bytes]) -> None:
        """Compare an address in its absolute form (RFC 9112, section 3.2.2) with the host.

        Raises:
            UnservableRequestError: it names another one.
        """
        port = DEFAULT_PORTS.get(absolute["scheme"].lower(), b"")
        named = absolute["host"].lower().removesuffix(port)
        if named not in [value.lower().removesuffix(port) for name, value in self.headers if name == b"host"]:
            raise UnservableRequestError

    @override
    def on_body(self, body: bytes) -> None:
        """Take a part of the body, after which trailers may begin."""
        super().on_body(body)
        self.head_bytes = 0

    @override
    def on_message_complete(self) -> None:
        """Wait for the next request."""
        super().on_message_complete()
        self.awaits_head = True
        self.head_bytes = 0

    @override
    def send_400_response(self, msg: str) -> None:
        """Refuse what the parser has given up."""
        self.refuse()

    def refuse(self) -> None:
        """Say why the request can't be read, in the shape of every other error, and end the connection."""
        problem = HEADERS_TOO_LARGE if self.head_bytes > MAX_HEAD_BYTES else MALFORMED_REQUEST
        self.transport.write(refusal(problem, self.client))
        self.transport.close()
