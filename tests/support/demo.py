"""`make demo`, run from a clone until it has told where its docs are."""

import os
import re
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

GRACE_SECONDS = 60
ADDRESS = re.compile(r"The docs are at http://127\.0\.0\.1:(\d+)/api/docs")


def told_port(demo: subprocess.Popen[str]) -> int:
    """Read what the demo says until it tells its port; it says nothing more once it has ended.

    Raises:
        AssertionError: it ended without telling.
    """
    assert demo.stdout is not None
    said = []
    for line in demo.stdout:
        said.append(line)
        if found := ADDRESS.search(line):
            return int(found[1])
    raise AssertionError("".join(said))


def end(demo: subprocess.Popen[str]) -> None:
    """Ask the demo and what it has started to end, and end them where they don't."""
    os.killpg(demo.pid, signal.SIGTERM)
    try:
        demo.communicate(timeout=GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(demo.pid, signal.SIGKILL)
        raise


@contextmanager
def running_demo(checkout: Path, environment: Mapping[str, str]) -> Iterator[int]:
    """Run the demo for a while."""
    with subprocess.Popen(
        ["make", "demo"],
        cwd=checkout,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as demo:
        try:
            yield told_port(demo)
        finally:
            end(demo)
