"""Loads a server by wrk, and tells what it measured."""

import json
import re
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

THREADS = 1
# Tells its figures as JSON, which the program itself writes for people.
REPORT = """
done = function(summary, latency, requests)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  print(string.format('FIGURES {"requests": %d, "microseconds": %d, "failed": %d, "p99": %f}',
    summary.requests, summary.duration, failed, latency:percentile(99.0)))
end
"""
FIGURES = re.compile(r"^FIGURES (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for, again and again."""

    url: str
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str = ""

    @property
    def script(self) -> str:
        """The request in the language of the program; what JSON writes is a string there as well."""
        headers = "".join(
            f"wrk.headers[{json.dumps(name)}] = {json.dumps(text)}\n" for name, text in self.headers.items()
        )
        return f"wrk.method = {json.dumps(self.method)}\nwrk.body = {json.dumps(self.body)}\n{headers}{REPORT}"


@dataclass(frozen=True, slots=True)
class Load:
    """How many answers there were, in all and a second, how many failed, and what 99 of 100 took, in seconds."""

    answered: int
    per_second: float
    failed: int
    p99: float


def load(request: Request, *, connections: int, seconds: float) -> Load:
    """Ask over and over, by some connections, for some time; at least for a second, which is what wrk counts in."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder, "request.lua")
        script.write_text(request.script, encoding="utf-8")
        duration = f"--duration={max(1, round(seconds))}s"
        command = ["wrk", f"--threads={THREADS}", f"--connections={connections}", duration, "--timeout=10s"]
        told = subprocess.run(
            [*command, f"--script={script}", request.url], capture_output=True, check=True, encoding="utf-8"
        )
    return read(told.stdout)


def read(text: str) -> Load:
    """Read what the program told.

    Raises:
        ValueError: there are no figures.
    """
    found = FIGURES.search(text)
    if found is None:
        raise ValueError(text)
    told = json.loads(found[1])
    return Load(told["requests"], told["requests"] / told["microseconds"] * 1e6, told["failed"], told["p99"] / 1e6)
