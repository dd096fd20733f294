"""Compares the service, all production features on, with hand-written floors on the same server and database."""

import argparse
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from threading import Thread

from calls import Account, open_account
from pairs import Ratios, compare
from processes import COLLECTOR, FLOOR_ALIVE, FLOOR_STORED, MANY_ROUTES, SERVICE, USUAL, Server, serving
from servers import SERVERS
from services import service
from support.projects import Project
from tables import table
from wrk import Request, load

CONNECTIONS = 32
LOGINS = 16
# A password takes a fraction of a second to check, and that of each connection is to be.
LOGIN_PATIENCE = 5
# What is rendered, beside the database; what is traced has its part of the requests that production has.
VARIANTS: Mapping[str, Mapping[str, list[str]]] = {
    "default": {},
    "traced": {"observability": ["prometheus", "opentelemetry"]},
}
HEAD = ("ratio of", "median of pairs (lowest to highest)")
Measure = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Bench:
    """What rows are measured with."""

    project: Project
    seconds: float
    pairs: int

    def rate(self, request: Request, connections: int = CONNECTIONS) -> Measure:
        """Measure requests a second.

        Raises:
            RuntimeError: a request failed.
        """

        def measure() -> float:
            patience = LOGIN_PATIENCE if request.url.endswith("/login") else 1
            told = load(request, connections=connections, seconds=self.seconds * patience)
            if told.failed:
                raise RuntimeError(f"{told.failed} requests to {request.url} failed")
            return told.per_second

        return measure

    def compare(self, measured: Measure, floor: Measure) -> Ratios:
        """Compare two measures."""
        return compare(measured, floor, self.pairs)


def alive(bench: Bench) -> Iterator[tuple[str, Ratios]]:
    """Compare health with that of bare FastAPI, and with that of a service of many routes."""
    with ExitStack() as stack:
        ours, bare, large = (
            stack.enter_context(serving(bench.project, command, path="/health"))
            for command in (SERVICE, FLOOR_ALIVE, MANY_ROUTES)
        )
        yield "health / bare FastAPI", bench.compare(rate_of_health(bench, ours), rate_of_health(bench, bare))
        yield (
            "health, 200 more routes / without",
            bench.compare(rate_of_health(bench, large), rate_of_health(bench, ours)),
        )
        yield "memory / bare FastAPI", Ratios([ours.mebibytes / bare.mebibytes])


def rate_of_health(bench: Bench, server: Server) -> Measure:
    """Measure how often a server says that it lives."""
    return bench.rate(Request(f"{server.address}/health"))


def stored(bench: Bench) -> Iterator[tuple[str, Ratios]]:
    """Compare what reads and writes rows with the floor that does the same."""
    with (
        serving(bench.project, SERVICE, path="/health") as ours,
        serving(bench.project, FLOOR_STORED, path="/openapi.json") as floor,
    ):
        account = open_account(ours.address)
        asked, least = account.requests(ours.address), account.floor_requests(floor.address)
        for name, request in asked.items():
            connections = LOGINS if name == "login" else CONNECTIONS
            yield (
                f"{name} / floor",
                bench.compare(bench.rate(request, connections), bench.rate(least[name], connections)),
            )
        yield "memory / floor, after the load", Ratios([ours.mebibytes / floor.mebibytes])


def usual(bench: Bench) -> Iterator[tuple[str, Ratios]]:
    """Compare the service with the way that articles show."""
    with (
        serving(bench.project, SERVICE, path="/health") as ours,
        serving(bench.project, USUAL, path="/health") as other,
    ):
        account = open_account(ours.address)
        asked, theirs = account.requests(ours.address), account.floor_requests(other.address)
        yield "health / usual", bench.compare(rate_of_health(bench, ours), rate_of_health(bench, other))
        for name in ("me", "item", "list of 20", "create"):
            yield f"{name} / usual", bench.compare(bench.rate(asked[name]), bench.rate(theirs[name]))


def connected(bench: Bench) -> Iterator[tuple[str, Ratios]]:
    """Compare numbers of connections with the usual one, and two workers with one."""
    with (
        serving(bench.project, SERVICE, path="/health") as one,
        serving(bench.project, SERVICE, path="/health", workers=2) as two,
    ):
        account = open_account(one.address)
        request = account.requests(one.address)["me"]
        for connections in (1, 8, 128, 512):
            yield (
                f"me, {connections} / {CONNECTIONS} connections",
                bench.compare(bench.rate(request, connections), bench.rate(request)),
            )
        yield (
            "me, two workers / one",
            bench.compare(bench.rate(account.requests(two.address)["me"]), bench.rate(request)),
        )


def beside_logins(bench: Bench) -> Iterator[tuple[str, Ratios]]:
    """Compare how long health takes at most, in 99 of 100 times, while logins run and while none do."""
    with serving(bench.project, SERVICE, path="/health") as server:
        account = open_account(server.address)
        health = Request(f"{server.address}/health")

        def slowest() -> float:
            return load(health, connections=1, seconds=bench.seconds).p99

        yield (
            f"p99 of health beside {LOGINS} logins / alone",
            bench.compare(lambda: during_logins(account, server, bench.seconds, slowest), slowest),
        )


def during_logins(account: Account, server: Server, seconds: float, measure: Measure) -> float:
    """Measure something while users log in."""
    request = account.requests(server.address)["login"]
    options = {"connections": LOGINS, "seconds": seconds + 1}
    logins = Thread(target=load, args=[request], kwargs=options)
    logins.start()
    try:
        return measure()
    finally:
        logins.join()


def started(bench: Bench) -> Iterator[tuple[str, Ratios]]:
    """Compare how long it takes to the first answer."""

    def seconds(command: tuple[str, ...], path: str) -> Measure:
        def measure() -> float:
            with serving(bench.project, command, path=path) as server:
                return server.seconds_to_start

        return measure

    yield "start / floor", bench.compare(seconds(SERVICE, "/health"), seconds(FLOOR_STORED, "/openapi.json"))


ROWS: Mapping[str, Callable[[Bench], Iterator[tuple[str, Ratios]]]] = {
    "alive": alive,
    "stored": stored,
    "usual": usual,
    "connected": connected,
    "beside-logins": beside_logins,
    "started": started,
}


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=SERVERS, default="postgresql")
    parser.add_argument("--variant", choices=VARIANTS, default="default")
    parser.add_argument("--only", action="append", choices=ROWS, help="some of the rows; all without this")
    parser.add_argument("--pairs", type=int, default=11)
    parser.add_argument("--seconds", type=float, default=5, help="how long each side of a pair is loaded")
    parser.add_argument("--quick", action="store_true", help="two pairs of a second, to see that it works")
    return parser.parse_args()


def main() -> None:
    """Measure, and print one table."""
    given = arguments()
    seconds, pairs = (1.0, 2) if given.quick else (given.seconds, given.pairs)
    rows = []
    with (
        service(database=given.database, auth="jwt", **VARIANTS[given.variant]) as project,
        serving(project, COLLECTOR, path="/v1/traces") as collector,
    ):
        traced = {"OTEL_EXPORTER_OTLP_ENDPOINT": collector.address} if given.variant == "traced" else {}
        bench = Bench(replace(project, environment={**project.environment, **traced}), seconds, pairs)
        for name in given.only or ROWS:
            for row, ratios in ROWS[name](bench):
                rows.append((row, str(ratios)))
                print(*rows[-1], sep="  ", flush=True)
    print(f"\n{given.database}, {given.variant}\n\n{table(HEAD, rows)}")


if __name__ == "__main__":
    main()
