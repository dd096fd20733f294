"""Tells what each middleware of the service adds to a request, in CPU time, without a socket."""

import argparse
import json
from collections.abc import Mapping, Sequence
from itertools import pairwise

from figures import three_digits
from services import run_inside, service
from tables import table

HEAD = ("middleware, from the inside out", "adds, us", "in all, us")


def costs(times: Mapping[str, Sequence[float]]) -> list[tuple[str, str, str]]:
    """Tell what each stack takes at least, and how much more that is than the one within it takes."""
    least = [min(taken) for taken in times.values()]
    added = [least[0], *(whole - inner for inner, whole in pairwise(least))]
    return [
        (name, three_digits(max(0, more)), three_digits(whole))
        for name, more, whole in zip(times, added, least, strict=True)
    ]


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--auth", default="jwt")
    given = parser.parse_args()
    with service(database="sqlite", auth=given.auth) as project:
        told = run_inside(project, "time_middleware.py", str(given.rounds))
    figures = next(line for line in reversed(told.splitlines()) if line.startswith('{"none"'))
    print(table(HEAD, costs(json.loads(figures))))


if __name__ == "__main__":
    main()
