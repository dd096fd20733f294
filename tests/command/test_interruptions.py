"""Runs that are stopped in the middle: the service is there whole or not at all."""

import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Start = Callable[[], subprocess.Popen[str]]
Run = Callable[..., subprocess.CompletedProcess[str]]
ATTEMPTS = 1200


def names(directory: Path) -> list[str]:
    """List what lies in a directory."""
    return sorted(path.name for path in directory.iterdir())


def wait_for_files(place: Path) -> None:
    """Wait until the files before the one that waits are rendered."""
    for _ in range(ATTEMPTS):
        if len(list(place.glob(".svc.copier-fastapi-*/svc/slow/*"))) > 2:
            return
        time.sleep(0.05)
    raise TimeoutError("nothing was rendered")


@pytest.fixture
def gate(tmp_path: Path) -> Path:
    """The file that the runs wait for: they go on when it is gone."""
    gate = tmp_path / "gate"
    gate.touch()
    return gate


@pytest.fixture
def start(command: list[str], environment: dict[str, str], place: Path, slow_toy: Path, gate: Path) -> Iterator[Start]:
    """Starts a run and returns in the middle of it."""
    started: list[subprocess.Popen[str]] = []
    environment = {**environment, "TOY_WAITS_FOR": str(gate)}
    arguments = ["new", "svc", "--template", str(slow_toy), "--defaults", "--no-git", "--no-lock"]

    def start_rendering() -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [*command, *arguments],
            cwd=place,
            env=environment,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            text=True,
        )
        started.append(process)
        wait_for_files(place)
        return process

    yield start_rendering
    for process in started:
        process.kill()
        process.communicate(timeout=60)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_leaves_nothing_behind(
    start: Start, place: Path, scratch: Path, number: signal.Signals, code: int
) -> None:
    process = start()

    process.send_signal(number)
    _, errors = process.communicate(timeout=60)

    assert process.returncode == code
    assert "Traceback" not in errors
    assert list(place.iterdir()) == []
    assert list(scratch.iterdir()) == []


def test_a_second_signal_does_not_stop_the_clean_up(start: Start, place: Path, scratch: Path) -> None:
    process = start()

    process.send_signal(signal.SIGTERM)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)

    assert process.returncode in {130, 143}
    assert list(place.iterdir()) == []
    assert list(scratch.iterdir()) == []


def test_what_a_killed_run_left_is_removed_by_the_next_one(start: Start, new: Run, place: Path, scratch: Path) -> None:
    process = start()
    process.kill()
    process.communicate(timeout=60)
    left = names(place)

    done = new("svc")

    assert len(left) == 1
    assert left[0].startswith(".svc.copier-fastapi-")
    assert done.returncode == 0, done.stderr
    assert names(place) == ["svc"]
    assert list(scratch.iterdir()) == []


def test_what_a_living_run_uses_is_left_alone(start: Start, new: Run, place: Path) -> None:
    process = start()
    in_use = names(place)

    done = new("svc")

    assert done.returncode == 0, done.stderr
    assert process.poll() is None
    assert names(place) == sorted([*in_use, "svc"])


def test_a_directory_that_only_looks_similar_is_left_alone(new: Run, place: Path) -> None:
    similar = [".svc.copier-fastapi-notes", ".other.copier-fastapi-abcdefgh", "svc.copier-fastapi-abcdefgh"]
    for name in similar:
        (place / name).mkdir()

    new("svc")

    assert names(place) == sorted([*similar, "svc"])


def test_a_destination_that_is_filled_meanwhile_is_kept(start: Start, place: Path, gate: Path) -> None:
    process = start()
    (place / "svc").mkdir()
    (place / "svc/mine").touch()

    gate.unlink()
    _, errors = process.communicate(timeout=60)

    assert process.returncode == 4
    assert "can't be replaced" in errors
    assert [path.name for path in (place / "svc").iterdir()] == ["mine"]
    assert names(place) == ["svc"]
