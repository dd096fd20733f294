"""Destinations: which are refused, before anything is written."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from copier_fastapi.cli.destination import destination
from copier_fastapi.cli.exit_codes import ExitCode
from copier_fastapi.cli.failures import CommandError
from support.trees import fingerprints

Run = Callable[..., subprocess.CompletedProcess[str]]


def refusal(text: str) -> str:
    """Say why a destination is refused."""
    with pytest.raises(CommandError) as caught:
        destination(text)
    assert caught.value.exit_code is ExitCode.DESTINATION
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "printable"),
        (" ", "printable"),
        ("a\nb", "printable"),
        ("a\0b", "printable"),
        ("a\u202eb", "printable"),
        ("-rf", "hyphen"),
        ("con", "Windows"),
        ("AUX.txt", "Windows"),
        ("lpt1", "Windows"),
        ("svc.", "Windows"),
        ("x" * 201, "200 bytes"),
        ("x" * 10_000, "200 bytes"),
        ("missing/svc", "no directory"),
        ("..", "not empty"),
        ("/", "not empty"),
        (".", "not empty"),
        ("file", "is a file"),
        ("file/svc", "no directory"),
        ("full", "not empty"),
        ("link", "symbolic link"),
        ("link/", "symbolic link"),
        ("dangling", "symbolic link"),
    ],
)
def test_a_dangerous_destination_is_refused(
    place: Path, monkeypatch: pytest.MonkeyPatch, text: str, reason: str
) -> None:
    monkeypatch.chdir(place)
    (place / "file").touch()
    (place / "full").mkdir()
    (place / "full/file").touch()
    (place / "outside").mkdir()
    (place / "link").symlink_to("outside")
    (place / "dangling").symlink_to("nowhere")

    assert reason in refusal(text)


@pytest.mark.parametrize(
    "text", ["svc", "a b", "it's", 'q"', "naïve", "проект", "{{ 7*7 }}", "$(id)", ".hidden", "class"]
)
def test_an_unusual_name_is_fine(place: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.chdir(place)

    assert destination(text) == place / text


@pytest.mark.parametrize("text", ["svc", "full", "link"])
def test_a_refused_destination_is_as_it_was(new: Run, place: Path, text: str) -> None:
    (place / "svc").write_text("mine", encoding="utf-8")
    (place / "full").mkdir()
    (place / "full/README.md").write_text("mine", encoding="utf-8")
    (place / "link").symlink_to("full")
    before = fingerprints(place)

    done = new(text)

    assert done.returncode == 4
    assert len(done.stderr.splitlines()) == 1
    assert fingerprints(place) == before
    assert sorted(path.name for path in place.iterdir()) == ["full", "link", "svc"]


def test_a_name_that_looks_like_an_option_is_refused(new: Run, place: Path) -> None:
    done = new("--", "-rf")

    assert done.returncode == 4
    assert list(place.iterdir()) == []
