"""Refuses JSON that is not written in UTF-8 (RFC 8259, section 8.1)."""

import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.problem_types import UNSUPPORTED_MEDIA_TYPE
from app.api.problems import problem_response
from app.core.exceptions import MalformedBodyError
from app.middleware.messages import first_header

UTF_8 = frozenset({"utf-8", "utf8", "us-ascii"})
CHARSET = re.compile(r';\s*charset\s*=\s*"?([^";\s]+)')
MAX_CONTENT_TYPE_CHARACTERS = 256
# As much of a body as tells UTF-16 and UTF-32: where its first characters are ASCII, they hold a zero there.
TELLING_BYTES = 4


class JsonEncodingMiddleware:
    """Looks at the announced encoding and at the first bytes: the parser would guess, others may guess otherwise."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        content_type = first_header(scope, b"content-type").lower() if scope["type"] == "http" else ""
        is_json = "json" in content_type
        if not is_plain(content_type) or (is_json and not announces_utf_8(content_type)):
            detail = "Send a short media type without extended parameters, and JSON in UTF-8."
            response = problem_response(scope, UNSUPPORTED_MEDIA_TYPE, detail=detail)
            await response(scope, receive, send)
            return
        await self.app(scope, checked(receive) if is_json else receive, send)


def is_plain(content_type: str) -> bool:
    """Whether a media type is short and has no parameters of RFC 2231: parsers fail on these, or take very long."""
    return len(content_type) <= MAX_CONTENT_TYPE_CHARACTERS and "*" not in content_type


def announces_utf_8(content_type: str) -> bool:
    """Whether a media type in lower case names no other charset than UTF-8."""
    return UTF_8.issuperset(CHARSET.findall(content_type))


def checked(receive: Receive) -> Receive:
    """Wrap what gives the parts of a body, to check how it begins."""
    begun = False

    async def receive_utf_8() -> Message:
        nonlocal begun
        if begun:
            return await receive()
        begun = True
        message = await receive_beginning(receive)
        check_beginning(message.get("body", b""))
        return message

    return receive_utf_8


async def receive_beginning(receive: Receive) -> Message:
    """Return the first part of a body, joined with the next ones while it is too short to tell its encoding."""
    body = b""
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return message
        body += message.get("body", b"")
        if len(body) >= TELLING_BYTES or not message.get("more_body", False):
            return {**message, "body": body}


def check_beginning(body: bytes) -> None:
    """Refuse a byte order mark, and other encodings of Unicode.

    Raises:
        MalformedBodyError: the body begins with one of these.
    """
    if body[:1] >= b"\x80" or b"\0" in body[:TELLING_BYTES]:
        raise MalformedBodyError
