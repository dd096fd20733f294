"""Tells what each middleware of the service adds to a request, in CPU time, without a socket."""

import argparse
import json
import tempfile
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from figures import three_digits
from services import installed, run_inside
from support.projects import operator
from tables import table

HEAD = ("middleware, from the inside out", "adds, us", "in all, us")
# Answers and an address of a database, to which nobody connects; together the two have all middleware that there is.
SERVICES: Sequence[tuple[Mapping[str, object], str]] = (
    ({"database": "sqlite", "auth": "jwt", "server": "gunicorn"}, "sqlite+aiosqlite:///nowhere.db"),
    (
        {
            "database": "postgresql",
            "auth": "session",
            "api_versioning": "header",
            "websocket": True,
            "observability": ["prometheus", "opentelemetry"],
        },
        "postgresql+asyncpg://nobody@localhost/nowhere",
    ),
)


def costs(times: Mapping[str, Sequence[float]]) -> list[tuple[str, str, str]]:
    """Tell what each stack takes at least, and how much more that is than the one within it takes."""
    least = [min(taken) for taken in times.values()]
    added = [least[0], *(whole - inner for inner, whole in pairwise(least))]
    return [
        (name, three_digits(max(0, more)), three_digits(whole))
        for name, more, whole in zip(times, added, least, strict=True)
    ]


def measure(answers: Mapping[str, object], database_url: str, rounds: int) -> list[tuple[str, str, str]]:
    """Tell what the middleware of a service costs."""
    with tempfile.TemporaryDirectory(prefix="copier-fastapi-benchmark-") as folder:
        project = installed(Path(folder), answers, operator(database_url))
        told = run_inside(project, "time_middleware.py", str(rounds))
    return costs(json.loads(next(line for line in reversed(told.splitlines()) if line.startswith('{"none"'))))


def main() -> None:
    """Measure, and print a table: the first service, and what the other has beside that."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=50)
    rounds = parser.parse_args().rounds
    first, other = (measure(answers, database_url, rounds) for answers, database_url in SERVICES)
    known = {name for name, _, _ in first}
    print(table(HEAD, [*first, *(row for row in other if row[0] not in known)]))


if __name__ == "__main__":
    main()
