"""Counts the instructions that a server executes, by the program of this name, which is a part of valgrind."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import httpx2

from processes import Server
from wrk import Request

UNCOUNTED, COUNTED = 40, 200
PATIENCE_SECONDS = 60
TOTAL = re.compile(r"^summary: (\d+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Counter:
    """Counts what one server executes; the counts lie in a folder of their own."""

    folder: Path

    @property
    def command(self) -> tuple[str, ...]:
        """The program that runs a server, some fifty times slower, and counts."""
        return ("valgrind", "--tool=callgrind", f"--callgrind-out-file={self.folder / 'counts'}")

    def per_request(self, server: Server, request: Request) -> float:
        """Count the instructions of a request that the server has answered some times before."""
        with httpx2.Client(timeout=PATIENCE_SECONDS, headers={"Accept-Encoding": "identity"}) as client:
            ask(client, request, UNCOUNTED)
            control("--zero", server)
            ask(client, request, COUNTED)
            control("--dump", server)
        newest = max(self.folder.glob("counts.*"), key=lambda file: int(file.suffix[1:]))
        return total(newest.read_text(encoding="utf-8")) / COUNTED


def ask(client: httpx2.Client, request: Request, times: int) -> None:
    """Ask one time after the other, over one connection."""
    for _ in range(times):
        answer = client.request(request.method, request.url, headers=dict(request.headers), content=request.body)
        answer.raise_for_status()


def control(wish: str, server: Server) -> None:
    """Have the counts set to zero, or written."""
    command = ["callgrind_control", wish, str(server.process_id)]
    subprocess.run(command, check=True, capture_output=True)


def total(counts: str) -> int:
    """Read how many instructions were counted.

    Raises:
        ValueError: none were.
    """
    found = TOTAL.search(counts)
    if found is None:
        raise ValueError(counts[:1000])
    return int(found[1])
