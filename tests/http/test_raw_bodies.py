"""Bodies that are none, are too large, or become so once they are read."""

import gzip

import pytest

from support.contract.service import Service
from support.http.memory import MEBIBYTE, MORE_MEMORY, resident_bytes
from support.http.raw import header_lines, send_request
from support.http.refusals import assert_refused
from support.live import LiveService

POST = b"POST"
JSON = b"Content-Type: application/json"
BODIES = {
    "UTF-16": '{"title": "x"}'.encode("utf-16"),
    "byte order mark": b'\xef\xbb\xbf{"title": "x"}',
    "no UTF-8": b'{"title": "\xff"}',
    "deep": b'{"title": ' * 90_000,
    "deep and closed": b"[" * 100_000 + b"]" * 100_000,
    "number of 5000 digits": b'{"title": ' + b"9" * 5000 + b"}",
    "half a surrogate pair": rb'{"title": "\ud800"}',
    "half a surrogate pair as a name": rb'{"title": "x", "\ud800": 1}',
    "NUL": rb'{"title": "a\u0000b"}',
    "not a number": b'{"title": NaN}',
    "infinity": b'{"title": Infinity}',
    "a number out of range": b'{"title": 1e400}',
    "minus zero": b'{"title": -0}',
    "list of 400000": b'{"title": [' + b"1," * 400_000 + b"1]}",
    "gzip": gzip.compress(b"{" + b" " * (100 * MEBIBYTE) + b"}"),
    "nothing": b"",
}


def items(service: Service) -> bytes:
    """Return the path of the items."""
    return service.path("/items").encode()


def test_a_large_body_is_refused_before_it_is_sent(
    unlimited: LiveService, service: Service, credentials: dict[str, str]
) -> None:
    headers = [*header_lines(credentials), JSON, b"Content-Length: 1000000000", b"Expect: 100-continue"]

    reply = send_request(unlimited.port, items(service), method=POST, headers=headers)

    assert_refused(reply, 413)


def test_a_body_without_a_length_is_refused_once_it_is_too_large(
    unlimited: LiveService, service: Service, credentials: dict[str, str]
) -> None:
    before = resident_bytes(unlimited.server.pid)
    headers = [*header_lines(credentials), JSON, b"Transfer-Encoding: chunked"]
    chunks = b"".join(b"10000\r\n" + b"x" * 65_536 + b"\r\n" for _ in range(400))

    reply = send_request(unlimited.port, items(service), method=POST, headers=headers, body=chunks)

    assert_refused(reply, 413)
    assert resident_bytes(unlimited.server.pid) - before < MORE_MEMORY


@pytest.mark.parametrize("body", BODIES)
def test_a_body_that_is_none_is_refused(
    unlimited: LiveService, service: Service, credentials: dict[str, str], body: str
) -> None:
    content = BODIES[body]
    headers = [*header_lines(credentials), JSON, f"Content-Length: {len(content)}".encode()]

    reply = send_request(unlimited.port, items(service), method=POST, headers=headers, body=content)

    assert_refused(reply, 400, 422)
