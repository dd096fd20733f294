"""Which connections of this process are open."""

import asyncio
from typing import Protocol


class Connection(Protocol):
    """What a worker asks of a connection."""

    def end_if_idle(self) -> None:
        """Close it if it waits for a request."""


class OpenConnections:
    """Knows each connection from its begin to its end, and whether any is left."""

    def __init__(self) -> None:
        self.kept: set[Connection] = set()
        self.none_left = asyncio.Event()

    def add(self, connection: Connection) -> None:
        """Know of a connection."""
        self.kept.add(connection)
        self.none_left.clear()

    def discard(self, connection: Connection) -> None:
        """Know that a connection has ended."""
        self.kept.discard(connection)
        if not self.kept:
            self.none_left.set()
