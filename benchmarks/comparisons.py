"""The rows of the table: what is compared with what."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from threading import Thread

from bench import CONNECTIONS, Bench, Measure
from calls import Account, open_account
from pairs import Figures, Ratios
from processes import FLOOR_ALIVE, FLOOR_STORED, MANY_ROUTES, SERVICE, USUAL, Server, serving
from wrk import Request, load

LOGINS = 16
Row = tuple[str, tuple[Ratios, ...]]


def alive(bench: Bench) -> Iterator[Row]:
    """Compare health with that of bare FastAPI, and with that of a service of many routes."""
    with ExitStack() as stack:
        ours, bare, large = (
            stack.enter_context(serving(bench.project, command, path="/health"))
            for command in (SERVICE, FLOOR_ALIVE, MANY_ROUTES)
        )
        yield "health / bare FastAPI", bench.compare(bench.health(ours), bench.health(bare))
        yield (
            "health, 200 more routes / without",
            bench.compare(bench.health(large), bench.health(ours)),
        )
        yield "memory / bare FastAPI", (Ratios([ours.mebibytes / bare.mebibytes]),)


def stored(bench: Bench) -> Iterator[Row]:
    """Compare what reads and writes rows with the floor that does the same."""
    with (
        serving(bench.project, SERVICE, path="/health") as ours,
        serving(bench.project, FLOOR_STORED, path="/openapi.json") as floor,
    ):
        yield "memory / floor, at the start", (Ratios([ours.mebibytes / floor.mebibytes]),)
        account = open_account(ours.address)
        asked, least = account.requests(ours.address), account.floor_requests(floor.address)
        for name, request in asked.items():
            connections = LOGINS if name == "login" else CONNECTIONS
            yield (
                f"{name} / floor",
                bench.compare(bench.rate(ours, request, connections), bench.rate(floor, least[name], connections)),
            )
        yield "memory / floor, after the load", (Ratios([ours.mebibytes / floor.mebibytes]),)


def usual(bench: Bench) -> Iterator[Row]:
    """Compare the service with the way that articles show."""
    with (
        serving(bench.project, SERVICE, path="/health") as ours,
        serving(bench.project, USUAL, path="/health") as other,
    ):
        account = open_account(ours.address)
        asked, theirs = account.requests(ours.address), account.floor_requests(other.address)
        yield "health / usual", bench.compare(bench.health(ours), bench.health(other))
        for name in ("me", "item", "list of 20", "create"):
            yield f"{name} / usual", bench.compare(bench.rate(ours, asked[name]), bench.rate(other, theirs[name]))


def connected(bench: Bench) -> Iterator[Row]:
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
                bench.compare(bench.rate(one, request, connections), bench.rate(one, request)),
            )
        yield (
            "me, two workers / one",
            bench.compare(bench.rate(two, account.requests(two.address)["me"]), bench.rate(one, request)),
        )


def beside_logins(bench: Bench) -> Iterator[Row]:
    """Compare how long health takes at most, in 99 of 100 times, while logins run and while none do."""
    with serving(bench.project, SERVICE, path="/health") as server:
        account = open_account(server.address)
        health = Request(f"{server.address}/health")

        def slowest() -> Figures:
            return (load(health, connections=1, seconds=bench.seconds).p99,)

        yield (
            f"p99 of health beside {LOGINS} logins / alone",
            bench.compare(lambda: during_logins(account, server, bench.seconds, slowest), slowest),
        )


def during_logins(account: Account, server: Server, seconds: float, measure: Measure) -> Figures:
    """Measure something while users log in."""
    request = account.requests(server.address)["login"]
    options = {"connections": LOGINS, "seconds": seconds + 1}
    logins = Thread(target=load, args=[request], kwargs=options)
    logins.start()
    try:
        return measure()
    finally:
        logins.join()


def started(bench: Bench) -> Iterator[Row]:
    """Compare how long it takes to the first answer, and tell how long until the service is ready."""

    def seconds(command: tuple[str, ...], path: str) -> Measure:
        def measure() -> Figures:
            with serving(bench.project, command, path=path) as server:
                return server.seconds_to_start, server.processor_seconds

        return measure

    yield "start / floor", bench.compare(seconds(SERVICE, "/health"), seconds(FLOOR_STORED, "/openapi.json"))
    yield "start to ready / a second", bench.compare(seconds(SERVICE, "/health/ready"), lambda: (1.0, 1.0))


ROWS: Mapping[str, Callable[[Bench], Iterator[Row]]] = {
    "alive": alive,
    "stored": stored,
    "usual": usual,
    "connected": connected,
    "beside-logins": beside_logins,
    "started": started,
}
