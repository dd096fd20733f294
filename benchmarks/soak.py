"""Calls the default service for a while, and looks whether what it holds stays as it is."""

import argparse
import asyncio
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import linear_regression

from demo import DEMO, render, uv
from interpreters import best_interpreter
from serving import first_free_port, serve
from support.lifecycle.callers import calling

SAMPLES = 60
# Until then, caches fill.
WARM_UP = 1 / 5
MOST_MEGABYTES_A_MINUTE = 1.0
MOST_HANDLES = 8
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Sample:
    """What a process holds at a moment: seconds, bytes of memory, open files, threads."""

    moment: float
    memory: int
    handles: int
    threads: int

    @classmethod
    def take(cls, process: int) -> "Sample":
        """Look at a process."""
        folder = Path(f"/proc/{process}")
        return cls(
            moment=time.monotonic(),
            memory=int((folder / "statm").read_text(encoding="ascii").split()[1]) * PAGE_BYTES,
            handles=len(list((folder / "fd").iterdir())),
            threads=len(list((folder / "task").iterdir())),
        )


async def soak(port: int, process: int, seconds: float) -> tuple[list[Sample], list[str], int]:
    """Call a service, and look at its process again and again; return what was lost, and how much was answered."""
    samples = []
    async with calling(lambda: port) as load:
        for _ in range(SAMPLES):
            await asyncio.sleep(seconds / SAMPLES)
            samples.append(Sample.take(process))
    return samples[int(SAMPLES * WARM_UP) :], load.lost, load.answered


def faults(samples: list[Sample], lost: list[str]) -> list[str]:
    """Say what did not stay as it was."""
    slope = linear_regression([each.moment for each in samples], [each.memory for each in samples]).slope
    growth = slope * 60 / 2**20
    handles = samples[-1].handles - samples[0].handles
    threads = samples[-1].threads - samples[0].threads
    print(f"memory {growth:+.2f} MB a minute, handles {handles:+d}, threads {threads:+d}, lost {len(lost)}")
    found = {
        "memory grows": growth >= MOST_MEGABYTES_A_MINUTE,
        "handles grow": handles > MOST_HANDLES,
        "threads grow": threads > MOST_HANDLES,
        f"requests were lost, such as {lost[:1]}": bool(lost),
    }
    return [fault for fault, there in found.items() if there]


def main() -> None:
    """Render, serve and call the service."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600, help="how long to call it")
    seconds = parser.parse_args().seconds
    version, interpreter = best_interpreter()
    render(version)
    uv("sync", "--quiet", interpreter=interpreter)
    uv("run", "--quiet", "python", "-m", "app", "migrate", interpreter=interpreter)
    port = first_free_port()
    with (DEMO / "soak.log").open("w", encoding="utf-8") as log, serve(DEMO, port, log=log) as server:
        samples, lost, answered = asyncio.run(soak(port, server.pid, seconds))
    print(f"{answered} requests in {seconds:.0f} s")
    if found := faults(samples, lost):
        sys.exit("; ".join(found))


if __name__ == "__main__":
    main()
