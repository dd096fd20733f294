"""Requests as bytes on a socket, for what no client library would send."""

import socket
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesParser
from email.policy import HTTP

from support.network import LOOPBACK

TIMEOUT_SECONDS = 20
CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back until the connection was closed."""

    status: int
    headers: Message
    body: bytes


def send_raw(port: int, *parts: bytes) -> Reply:
    """Send bytes, part by part, and read until the end; what is refused before all was sent need not be sent."""
    received = b""
    with socket.create_connection((LOOPBACK, port), timeout=TIMEOUT_SECONDS) as caller:
        with suppress(BrokenPipeError, ConnectionResetError):
            for part in parts:
                caller.sendall(part)
        with suppress(ConnectionResetError):
            while part := caller.recv(CHUNK):
                received += part
    return parsed(received)


def send_request(
    port: int,
    target: bytes,
    *,
    method: bytes = b"GET",
    headers: Sequence[bytes] = (),
    body: bytes = b"",
) -> Reply:
    """Send one request with these lines of headers, which name the host unless they do so themselves."""
    lines = [b" ".join((method, target, b"HTTP/1.1")), *headers, b"Connection: close"]
    if not any(line.lower().startswith(b"host:") for line in headers):
        lines.append(b"Host: localhost")
    return send_raw(port, b"\r\n".join(lines) + b"\r\n\r\n" + body)


def header_lines(headers: Mapping[str, str]) -> list[bytes]:
    """Write headers as lines."""
    return [f"{name}: {value}".encode() for name, value in headers.items()]


def parsed(received: bytes) -> Reply:
    """Read the last response of a connection: those before it are interim ones (RFC 9110, section 15.2)."""
    head, _, body = received.partition(b"\r\n\r\n")
    line, _, lines = head.partition(b"\r\n")
    assert line.startswith(b"HTTP/1.1 "), received[:200]
    status = int(line.split()[1])
    if status < 200:
        return parsed(body)
    return Reply(status, BytesParser(policy=HTTP).parsebytes(lines), body)
