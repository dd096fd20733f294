"""Compares pages by offset with the feed, at the beginning, the middle and the end of a long list, on each database."""

import argparse
import json
from collections.abc import Mapping, Sequence
from time import perf_counter

import pytest

from figures import Times
from servers import SERVERS
from services import run_inside, service
from tables import table

PLACES = ("first", "middle", "deep")
FEED = "feed"


def offsets(rows: int) -> list[int]:
    """Choose the places: the first row, half of the way, and all but a hundredth."""
    return [0, rows // 2, rows * 99 // 100]


def measure(database: str, rows: int, rounds: int) -> dict[str, list[Times]]:
    """Take the times on a database, at each place."""
    with service(database=database, auth="none") as project:
        start = perf_counter()
        run_inside(project, "fill_items.py", str(rows))
        print(f"{database}: {rows:,} items were inserted in {perf_counter() - start:.0f} s", flush=True)
        said = run_inside(project, "time_pages.py", str(rounds), *map(str, offsets(rows)))
    return {way: [Times(taken) for taken in places] for way, places in json.loads(said).items()}


def comparison(times: Mapping[str, Sequence[Times]]) -> str:
    """Write the times of each way, how much longer the last place takes, and how much longer a page than the feed."""
    taken = [[way, *map(str, places), places[-1].ratio(places[0])] for way, places in times.items()]
    ratios = [
        [f"{way} / {FEED}", *(page.ratio(part) for page, part in zip(places, times[FEED], strict=True)), ""]
        for way, places in times.items()
        if way != FEED
    ]
    return table(["100 items, ms", *PLACES, f"{PLACES[-1]} / {PLACES[0]}"], taken + ratios)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", action="append", choices=SERVERS, help="one of them; all without this")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=15)
    return parser.parse_args()


def main() -> None:
    """Measure, and print one table a database."""
    given = arguments()
    for database in given.database or SERVERS:
        try:
            times = measure(database, given.rows, given.rounds)
        except pytest.skip.Exception as reason:
            print(f"{database}: {reason}")
        else:
            print(f"\n{comparison(times)}\n", flush=True)


if __name__ == "__main__":
    main()
