"""Compares the service, all production features on, with hand-written floors on the same server and database."""

import argparse
from collections.abc import Mapping
from dataclasses import replace

from bench import Bench
from comparisons import ROWS
from processes import COLLECTOR, serving
from servers import SERVERS
from services import service
from tables import table

# What is rendered, beside the database; what is traced has its part of the requests that production has.
VARIANTS: Mapping[str, Mapping[str, list[str]]] = {
    "default": {},
    "traced": {"observability": ["prometheus", "opentelemetry"]},
}
HEAD = ("median of pairs (lowest to highest)", "a second", "a second of the processor")


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
                of_time, of_processor = (*map(str, ratios), "")[:2]
                rows.append((row, of_time, of_processor))
                print(*rows[-1], sep="  ", flush=True)
    print(f"\n{given.database}, {given.variant}\n\n{table(HEAD, rows)}")


if __name__ == "__main__":
    main()
