"""Disks that are full or read-only: real ones, in a mount namespace of their own."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from support.services import unavailable

MOUNTED = """\
mount -t tmpfs -o "$1" none "$2" || exit 99
cd "$2"
shift 2
"$@"
code=$?
ls -A
exit $code
"""
Mounted = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def mounted(command: list[str], environment: dict[str, str], place: Path, toy: Path) -> Mounted:
    """Runs the command on a small disk that nobody else sees; what is left on the disk is printed last."""
    root = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    namespace = ["unshare", "--mount", *root, "sh", "-c", MOUNTED, "sh"]
    trial = subprocess.run([*namespace, "size=64k", place, "true"], capture_output=True, text=True, check=False)
    if trial.returncode:
        unavailable(f"no file system can be mounted here: {trial.stderr.strip()}")

    def run_mounted(options: str) -> subprocess.CompletedProcess[str]:
        new = [
            *command,
            "new",
            "svc",
            "--template",
            str(toy),
            "--defaults",
            "--no-git",
            "--no-lock",
            "--vcs-ref",
            "HEAD",
        ]
        return subprocess.run(
            [*namespace, options, place, *new],
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run_mounted


def test_a_full_disk_is_told_and_nothing_is_left_on_it(mounted: Mounted, toy: Path, scratch: Path) -> None:
    for number in range(8):
        (toy / f"template/{number}.bin").write_bytes(b"x" * 65536)

    done = mounted("size=256k")

    assert done.returncode == 1
    assert "No space left on device" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert list(scratch.iterdir()) == []


def test_a_disk_that_is_just_large_enough_holds_the_service(mounted: Mounted) -> None:
    done = mounted("size=512k")

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "svc"


def test_a_read_only_disk_is_refused(mounted: Mounted) -> None:
    done = mounted("ro")

    assert done.returncode == 4
    assert "is not writable" in done.stderr
    assert done.stdout == ""
