"""Bytes that no client library would send; every refusal has the shape of all others."""

import gzip
import json

import pytest

from support.contract.problems import MEMBERS
from support.contract.service import Service
from support.http.memory import resident_bytes
from support.http.raw import Reply, header_lines, send_raw, send_request
from support.live import LiveService

LIMIT = 1_048_576
MORE_MEMORY = 30 * LIMIT
POST = b"POST"
JSON = b"Content-Type: application/json"
FRAMING = {
    "two lengths": [b"Content-Length: 5", b"Content-Length: 6"],
    "length and chunks": [b"Content-Length: 5", b"Transfer-Encoding: chunked"],
    "unknown coding": [b"Transfer-Encoding: xchunked"],
    "negative length": [b"Content-Length: -5"],
    "length without end": [b"Content-Length: 99999999999999999999999"],
    "carriage return in a value": [b"X-Request-ID: abcdefgh\rSet-Cookie: sentinel=1"],
    "folded value": [b"X-Request-ID: abcdefgh\r\n sentinel"],
    "zero in a value": [b"X-Request-ID: abcdefgh\x00sentinel"],
}
OTHER_HOSTS = {
    "foreign": (b"/api", [b"Host: evil.example"]),
    "empty": (b"/api", [b"Host:"]),
    "two": (b"/api", [b"Host: localhost", b"Host: evil.example"]),
    "with somebody in front": (b"/api", [b"Host: localhost@evil.example"]),
    "with a path": (b"/api", [b"Host: localhost/evil.example"]),
    "in an absolute address": (b"http://evil.example/api", []),
    "in both": (b"http://evil.example/api", [b"Host: evil.example"]),
}
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
    "gzip": gzip.compress(b"{" + b" " * (100 * LIMIT) + b"}"),
    "nothing": b"",
}


def assert_refused(reply: Reply, *statuses: int) -> None:
    """Hold a reply to being a problem document that repeats nothing."""
    assert reply.status in statuses, reply
    assert reply.headers["Content-Type"] == "application/problem+json"
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert reply.headers["Location"] is None
    problem = json.loads(reply.body)
    assert problem.keys() >= MEMBERS
    assert problem["request_id"] == reply.headers["X-Request-ID"]
    assert b"sentinel" not in reply.body
    assert "sentinel" not in str(reply.headers)


def items(service: Service) -> bytes:
    """Return the path of the items."""
    return service.path("/items").encode()


@pytest.mark.parametrize("framing", FRAMING)
def test_a_request_that_could_be_read_in_two_ways_is_refused(
    unlimited: LiveService, service: Service, framing: str
) -> None:
    reply = send_request(unlimited.port, items(service), method=POST, headers=FRAMING[framing], body=b"0\r\n\r\n")

    assert_refused(reply, 400)


@pytest.mark.parametrize("target", [b"/health?" + b"x" * 70_000, b"/health"])
def test_a_large_head_is_refused(unlimited: LiveService, target: bytes) -> None:
    reply = send_request(unlimited.port, target, headers=[b"X: " + b"x" * 65_536])

    assert_refused(reply, 431)


def test_a_head_without_an_end_is_refused_before_it_is_kept(unlimited: LiveService) -> None:
    before = resident_bytes(unlimited.server.pid)

    reply = send_raw(unlimited.port, b"GET /health HTTP/1.1\r\nX: ", *[b"x" * LIMIT] * 100)

    assert_refused(reply, 431)
    assert resident_bytes(unlimited.server.pid) - before < MORE_MEMORY


def test_a_hundred_headers_are_no_reason_to_refuse(unlimited: LiveService) -> None:
    reply = send_request(unlimited.port, b"/health", headers=[f"X-{number}: y".encode() for number in range(100)])

    assert reply.status == 200


@pytest.mark.parametrize("host", OTHER_HOSTS)
def test_a_request_for_another_host_is_refused(unlimited: LiveService, host: str) -> None:
    target, headers = OTHER_HOSTS[host]

    reply = send_request(unlimited.port, target, headers=headers)

    assert_refused(reply, 400)


@pytest.mark.parametrize("target", [b"//evil.example", b"//evil.example/", b"/\\evil.example", b"/api/v1//items"])
def test_no_address_is_redirected(unlimited: LiveService, target: bytes) -> None:
    reply = send_request(unlimited.port, target)

    assert_refused(reply, 400, 404)


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


@pytest.mark.parametrize("method", [b"TRACE", b"PUT", b"PROPFIND"])
def test_a_method_that_a_path_lacks_is_refused(unlimited: LiveService, service: Service, method: bytes) -> None:
    reply = send_request(unlimited.port, items(service), method=method)

    assert_refused(reply, 405)
    assert set(reply.headers["Allow"].split(", ")) == {"GET", "HEAD", "POST"}


@pytest.mark.parametrize("method", [b"CONNECT", b"NONSENSE", b"get"])
def test_what_is_no_method_is_refused(unlimited: LiveService, service: Service, method: bytes) -> None:
    reply = send_request(unlimited.port, items(service), method=method)

    assert_refused(reply, 400, 405)


def test_a_header_does_not_change_the_method(
    unlimited: LiveService, service: Service, credentials: dict[str, str]
) -> None:
    headers = [*header_lines(credentials), b"X-HTTP-Method-Override: DELETE", b"X-Method-Override: DELETE"]

    reply = send_request(unlimited.port, items(service), headers=headers)

    assert reply.status == 200


@pytest.mark.parametrize("given", [b"x" * 5000, b"<script>alert(1)</script>", b"short", b"caf\xe9-caf\xe9", b""])
def test_a_request_id_that_may_do_harm_is_replaced(unlimited: LiveService, given: bytes) -> None:
    reply = send_request(unlimited.port, b"/nowhere", headers=[b"X-Request-ID: " + given])

    assert_refused(reply, 404)
    assert reply.headers["X-Request-ID"].encode() != given
    assert len(reply.headers["X-Request-ID"]) == 36


def test_no_header_names_the_server(unlimited: LiveService) -> None:
    reply = send_request(unlimited.port, b"/health")

    assert reply.headers["Server"] is None
    assert reply.headers["X-Powered-By"] is None
