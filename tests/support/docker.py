"""The Docker engine of this machine."""

import subprocess
import time
from collections.abc import Sequence
from functools import cache

ATTEMPTS = 600


@cache
def docker_answers() -> bool:
    """Tell whether an engine answers, with Compose beside it."""
    try:
        for question in (["docker", "info"], ["docker", "compose", "version"]):
            subprocess.run(question, check=True, capture_output=True, timeout=30)
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def docker(*arguments: str) -> str:
    """Run a command of Docker; its errors are told.

    Raises:
        AssertionError: it failed.
    """
    answer = subprocess.run(["docker", *arguments], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, f"docker {' '.join(arguments)}: {answer.stdout[-4000:]}{answer.stderr[-4000:]}"
    return answer.stdout.strip()


def wait_until_it_answers(container: str, question: Sequence[str]) -> None:
    """Wait until a command succeeds inside a container, for a minute at least.

    Raises:
        TimeoutError: it never did; what the container logged is told.
    """
    for _ in range(ATTEMPTS):
        if subprocess.run(["docker", "exec", container, *question], capture_output=True, check=False).returncode == 0:
            return
        time.sleep(0.1)
    raise TimeoutError(docker("logs", container))
