"""What is measured of a server under load, and how two sides are compared."""

from collections.abc import Callable
from dataclasses import dataclass

from pairs import Figures, Ratios, compare
from processes import Server
from support.projects import Project
from wrk import Request, load

CONNECTIONS = 32
# A password takes a fraction of a second to check, and that of each connection is to be.
LOGIN_PATIENCE = 5
Measure = Callable[[], Figures]


@dataclass(frozen=True, slots=True)
class Bench:
    """What rows are measured with."""

    project: Project
    seconds: float
    pairs: int

    def rate(self, server: Server, request: Request, connections: int = CONNECTIONS) -> Measure:
        """Measure answers a second, and answers a second of processor time of the server.

        Raises:
            RuntimeError: a request failed.
        """

        def measure() -> Figures:
            patience = LOGIN_PATIENCE if request.url.endswith("/login") else 1
            before = server.processor_seconds
            told = load(request, connections=connections, seconds=self.seconds * patience)
            if told.failed:
                raise RuntimeError(f"{told.failed} requests to {request.url} failed")
            return told.per_second, told.answered / (server.processor_seconds - before)

        return measure

    def health(self, server: Server) -> Measure:
        """Measure how often a server says that it lives."""
        return self.rate(server, Request(f"{server.address}/health"))

    def compare(self, measured: Measure, floor: Measure) -> tuple[Ratios, ...]:
        """Compare two measures."""
        return compare(measured, floor, self.pairs)
