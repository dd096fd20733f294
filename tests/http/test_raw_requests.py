"""Bytes that no client library would send; every refusal has the shape of all others."""

import pytest

from support.contract.service import Service
from support.http.memory import MEBIBYTE, MORE_MEMORY, resident_bytes
from support.http.raw import header_lines, send_raw, send_request
from support.http.refusals import assert_refused
from support.live import LiveService

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


@pytest.mark.parametrize("framing", FRAMING)
def test_a_request_that_could_be_read_in_two_ways_is_refused(
    unlimited: LiveService, service: Service, framing: str
) -> None:
    reply = send_request(
        unlimited.port, service.path("/items").encode(), method=b"POST", headers=FRAMING[framing], body=b"0\r\n\r\n"
    )

    assert_refused(reply, 400)


@pytest.mark.parametrize("target", [b"/health?" + b"x" * 70_000, b"/health"])
def test_a_large_head_is_refused(unlimited: LiveService, target: bytes) -> None:
    reply = send_request(unlimited.port, target, headers=[b"X: " + b"x" * 65_536])

    assert_refused(reply, 431)


def test_a_head_without_an_end_is_refused_before_it_is_kept(unlimited: LiveService) -> None:
    before = resident_bytes(unlimited.server.pid)

    reply = send_raw(unlimited.port, b"GET /health HTTP/1.1\r\nX: ", *[b"x" * MEBIBYTE] * 100)

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


@pytest.mark.parametrize("target", [b"//evil.example", b"//evil.example/", b"/\\evil.example", b"/api//items"])
def test_no_address_is_redirected(unlimited: LiveService, target: bytes) -> None:
    reply = send_request(unlimited.port, target)

    assert_refused(reply, 400, 404)


@pytest.mark.parametrize("method", [b"TRACE", b"PUT", b"PROPFIND"])
def test_a_method_that_a_path_lacks_is_refused(unlimited: LiveService, service: Service, method: bytes) -> None:
    reply = send_request(unlimited.port, service.path("/items").encode(), method=method)

    assert_refused(reply, 405)
    assert set(reply.headers["Allow"].split(", ")) == {"GET", "HEAD", "POST"}


@pytest.mark.parametrize("method", [b"CONNECT", b"NONSENSE", b"get"])
def test_what_is_no_method_is_refused(unlimited: LiveService, service: Service, method: bytes) -> None:
    reply = send_request(unlimited.port, service.path("/items").encode(), method=method)

    assert_refused(reply, 400, 405)


def test_a_header_does_not_change_the_method(
    unlimited: LiveService, service: Service, credentials: dict[str, str]
) -> None:
    headers = [*header_lines(credentials), b"X-HTTP-Method-Override: DELETE", b"X-Method-Override: DELETE"]

    reply = send_request(unlimited.port, service.path("/items").encode(), headers=headers)

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
