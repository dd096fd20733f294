"""The Docker engine of this machine."""

import subprocess
from functools import cache


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
