"""Rooms of a service, entered over real sockets."""

import json
import socket as sockets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from support.contract.service import Service
from support.network import LOOPBACK

PATIENCE_SECONDS = 20
NO_HEADERS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Rooms:
    """The rooms of a service."""

    service: Service
    port: int

    @contextmanager
    def enter(
        self,
        place: str,
        headers: Mapping[str, str] = NO_HEADERS,
        *,
        origin: str | None = None,
        over: sockets.socket | None = None,
    ) -> Iterator[ClientConnection]:
        """Open a socket at a place below `/ws`; one that is given a connection reads nothing that nobody asks for."""
        with connect(
            f"ws://{LOOPBACK}:{self.port}/ws/{place}",
            additional_headers=headers,
            origin=None if origin is None else Origin(origin),
            sock=over,
            max_queue=1 if over else None,
            compression=None,
            proxy=None,
        ) as socket:
            yield socket

    def refusal(
        self, place: str, headers: Mapping[str, str] = NO_HEADERS, origin: str | None = None
    ) -> tuple[int, str]:
        """Return the status and the code by which a handshake is refused."""
        with pytest.raises(InvalidStatus) as refused, self.enter(place, headers, origin=origin):
            pass
        answer = refused.value.response
        assert answer.headers["Content-Type"] == "application/problem+json"
        return answer.status_code, json.loads(answer.body)["code"]

    def ticket(self, headers: Mapping[str, str]) -> str:
        """Ask for a ticket."""
        answer = self.service.client.post(self.service.path("/ws/ticket"), headers=dict(headers))
        assert answer.status_code == 201, answer.text
        ticket: str = answer.json()["ticket"]
        return ticket


def say(socket: ClientConnection, text: str) -> None:
    """Say something."""
    socket.send(json.dumps({"type": "message", "text": text}))


def hear(socket: ClientConnection) -> dict[str, Any]:
    """Wait for what somebody says."""
    heard: dict[str, Any] = json.loads(socket.recv(PATIENCE_SECONDS))
    return heard


def ended(socket: ClientConnection, within: float = PATIENCE_SECONDS) -> int:
    """Wait until the service ends a socket, whatever is said before, and return the code."""
    with suppress(ConnectionClosed):
        while True:
            socket.recv(within)
    assert socket.close_code
    return socket.close_code
