"""What middleware looks for in the scopes and messages of ASGI.

Headers are lists of pairs of bytes, with names in lower case. They are read and written as such, since the objects that
frameworks make of them cost more than most middleware does with them.
"""

from collections.abc import Iterable

from starlette.types import Message, Scope

CONNECTIONS = frozenset({"http", "websocket"})
# A handshake that is refused has an answer like a request.
RESPONSE_STARTS = frozenset({"http.response.start", "websocket.http.response.start"})
ACCEPTANCE = "websocket.accept"


def header_values(scope: Scope, name: bytes) -> list[str]:
    """Return each value of a header of the request."""
    return [value.decode("latin-1") for given, value in scope["headers"] if given == name]


def first_header(scope: Scope, name: bytes, default: str = "") -> str:
    """Return the first value of a header of the request."""
    return next((value.decode("latin-1") for given, value in scope["headers"] if given == name), default)


def add_headers(message: Message, headers: Iterable[tuple[bytes, bytes]]) -> None:
    """Add headers to the start of a response, whether it has others of these names or not."""
    message["headers"] = [*message.get("headers", ()), *headers]
