"""Compares task queues: how many jobs a worker does a second, and how long one takes that nothing waits in front of."""

import argparse
import json
from dataclasses import replace

from figures import Times, three_digits
from services import run_inside, service
from support.queues.broker import faulty_broker
from support.queues.rows import ROWS
from support.queues.workers import running
from support.variants import Variant
from tables import table

HEAD = ("one worker, PostgreSQL", "jobs a second", "one job, ms")


def measure(row: Variant, jobs: int, rounds: int) -> tuple[str, str, str]:
    """Have jobs done through a queue and its broker."""
    queue, carrier = row.answers["task_queue"], row.answers["broker"]
    answers = {"database": "postgresql", "auth": "none", "task_queue": queue, "broker": carrier}
    with faulty_broker(carrier) as broker, service(**answers) as project:
        told = replace(project, environment={**project.environment, "BROKER_URL": broker.url})
        with running(told, "worker"):
            times = json.loads(run_inside(told, "time_jobs.py", str(jobs), str(rounds)))
    best = min(times["many"])
    return f"{queue}, {carrier}", three_digits(jobs / best), str(Times(times["one"]))


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=50)
    return parser.parse_args()


def main() -> None:
    """Measure each queue with each of its brokers, and print a table."""
    given = arguments()
    rows = []
    for row in ROWS:
        rows.append(measure(row, given.jobs, given.rounds))
        print(*rows[-1], sep="  ", flush=True)
    print(f"\n{table(HEAD, rows)}")


if __name__ == "__main__":
    main()
