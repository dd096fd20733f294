"""Whether a worker is alive."""

import os
import tempfile
import time
from pathlib import Path

import pytest

from app.worker_probe import STALE_SECONDS, Process, health_file, is_alive


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the files lie."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_process_that_has_never_said_so_is_not_alive() -> None:
    assert not is_alive(Process.WORKER)


def test_a_process_that_has_said_so_lately_is_alive() -> None:
    health_file(Process.WORKER).touch()

    assert is_alive(Process.WORKER)
    assert not is_alive(Process.SCHEDULER)


def test_a_process_that_hangs_is_not_alive() -> None:
    long_ago = time.time() - STALE_SECONDS - 1
    health_file(Process.WORKER).touch()
    os.utime(health_file(Process.WORKER), (long_ago, long_ago))

    assert not is_alive(Process.WORKER)
