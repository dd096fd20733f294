"""Counts what a request takes of the processor, beside hand-written floors: in instructions, which vary by 1 %."""

import argparse
import shutil
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from callgrind import Counter
from calls import Account, open_account
from processes import COLLECTOR, FLOOR_IN_MIDDLEWARE, FLOOR_STORED, SERVICE, serving
from servers import SERVERS
from services import service
from support.projects import Project
from tables import table
from throughput import VARIANTS

# The service first, while the token of the account is fresh.
SIDES: Mapping[str, tuple[str, ...]] = {
    "service": SERVICE,
    "floor": FLOOR_STORED,
    "floor in the middleware": FLOOR_IN_MIDDLEWARE,
}
ASKED = ("me", "item", "list of 20", "create")
HEAD = ("millions of instructions", *SIDES, "floor / service", "floor in the middleware / service")


def count(project: Project, command: tuple[str, ...], account: Account) -> list[float]:
    """Count the millions of instructions of each request to a server."""
    with (
        TemporaryDirectory() as folder,
        serving(project, command, path="/openapi.json", under=Counter(Path(folder)).command) as server,
    ):
        asked = account.requests(server.address) if command == SERVICE else account.floor_requests(server.address)
        return [Counter(Path(folder)).per_request(server, asked[name]) / 1e6 for name in ASKED]


def main() -> None:
    """Count, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=SERVERS, default="postgresql")
    parser.add_argument("--variant", choices=VARIANTS, default="default")
    given = parser.parse_args()
    if shutil.which("valgrind") is None:
        sys.exit("Instructions are counted by valgrind, of the Debian package of this name.")
    with (
        service(database=given.database, auth="jwt", **VARIANTS[given.variant]) as project,
        serving(project, COLLECTOR, path="/v1/traces") as collector,
    ):
        traced = {"OTEL_EXPORTER_OTLP_ENDPOINT": collector.address} if given.variant == "traced" else {}
        measured = replace(project, environment={**project.environment, **traced})
        with serving(measured, SERVICE, path="/health") as server:
            account = open_account(server.address)
        sides = [count(measured, command, account) for command in SIDES.values()]
    rows = [
        (name, f"{ours:.2f}", f"{floor:.2f}", f"{within:.2f}", f"{floor / ours:.2f}", f"{within / ours:.2f}")
        for name, ours, floor, within in zip(ASKED, *sides, strict=True)
    ]
    print(f"{given.database}, {given.variant}\n\n{table(HEAD, rows)}")


if __name__ == "__main__":
    main()
