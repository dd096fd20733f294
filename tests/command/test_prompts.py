"""Questions on a real terminal."""

import os
import pty
import select
import signal
import subprocess
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

SECONDS = 60
ENTER, CLEAR, INTERRUPT = "\r", "\x15", "\x03"


@dataclass
class Terminal:
    """A run of the command on a terminal: what it shows can be waited for, and keys can be pressed."""

    process: subprocess.Popen[bytes]
    keyboard: int
    shown: str = field(default="")

    def wait_for(self, text: str) -> None:
        """Read the screen until a text appears that has not been waited for."""
        end = time.monotonic() + SECONDS
        while text not in self.shown:
            assert time.monotonic() < end, f"{text!r} did not appear in {self.shown!r}"
            if select.select([self.keyboard], [], [], 1)[0]:
                self.shown += os.read(self.keyboard, 65536).decode(errors="replace")
        self.shown = self.shown.partition(text)[2]

    def press(self, keys: str) -> None:
        """Press keys."""
        os.write(self.keyboard, keys.encode())

    def exit_code(self) -> int:
        """Wait for the end of the command, reading what it still shows."""
        end = time.monotonic() + SECONDS
        while self.process.poll() is None and time.monotonic() < end:
            with suppress(OSError):
                if select.select([self.keyboard], [], [], 0.1)[0]:
                    self.shown += os.read(self.keyboard, 65536).decode(errors="replace")
        return self.process.wait(timeout=1)


Open = Callable[..., Terminal]


@pytest.fixture
def terminal(command: list[str], environment: dict[str, str], place: Path, toy: Path) -> Iterator[Open]:
    """Starts the command on a terminal."""
    keyboard, screen = pty.openpty()
    termios.tcsetwinsize(screen, (50, 200))
    opened: list[subprocess.Popen[bytes]] = []

    def open_terminal(*arguments: str) -> Terminal:
        process = subprocess.Popen(
            [*command, "new", "svc", "--template", str(toy), "--no-git", "--no-lock", *arguments],
            cwd=place,
            env={**environment, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", "LC_ALL": "C.UTF-8"},
            stdin=screen,
            stdout=screen,
            stderr=screen,
            start_new_session=True,
        )
        opened.append(process)
        return Terminal(process, keyboard)

    yield open_terminal
    for process in opened:
        process.kill()
        process.wait(timeout=SECONDS)
    os.close(keyboard)
    os.close(screen)


def answers_of(service: Path) -> dict[str, Any]:
    """Read the answers that a service keeps."""
    kept: dict[str, Any] = yaml.safe_load((service / ".copier-answers.yml").read_text(encoding="utf-8"))
    return kept


def test_it_asks_each_question_with_its_help(terminal: Open, place: Path) -> None:
    session = terminal()

    session.wait_for("What is the toy called?")
    session.press(f"{CLEAR}Mine{ENTER}")
    for question in ("Its name for machines?", "Which Python runs it?", "Which database?", "How many workers?"):
        session.wait_for(question)
        session.press(ENTER)
    for question in ("One machine or several?", "Which extras?"):
        session.wait_for(question)
        session.press(ENTER)

    assert session.exit_code() == 0
    assert answers_of(place / "svc")["slug"] == "mine"


def test_it_does_not_ask_what_is_answered(terminal: Open, place: Path) -> None:
    session = terminal("--data", "project_name=Mine", "--data", "slug=own")

    session.wait_for("Which Python runs it?")
    asked = session.shown
    for question in ("Which database?", "How many workers?", "One machine or several?", "Which extras?"):
        session.press(ENTER)
        session.wait_for(question)
    session.press(ENTER)

    assert session.exit_code() == 0
    assert "What is the toy called?" not in asked
    assert answers_of(place / "svc")["slug"] == "own"


def test_a_refused_answer_can_be_corrected(terminal: Open, place: Path) -> None:
    given = ("slug=own", "python_version=3.12", "database=sqlite", "workers=1", "replicas=one", "extras=[]")
    session = terminal(*(part for answer in given for part in ("--data", answer)))

    session.wait_for("What is the toy called?")
    session.press(f"{'x' * 21}{ENTER}")
    session.wait_for("Use at most 20 characters.")
    session.press(f"{CLEAR}Mine{ENTER}")

    assert session.exit_code() == 0
    assert answers_of(place / "svc")["project_name"] == "Mine"


@pytest.mark.parametrize("stop", ["key", "SIGINT", "SIGTERM"])
def test_stopping_at_a_question_leaves_nothing_and_a_working_terminal(
    terminal: Open, place: Path, scratch: Path, stop: str
) -> None:
    session = terminal()
    before = termios.tcgetattr(session.keyboard)
    session.wait_for("What is the toy called?")

    if stop == "key":
        session.press(INTERRUPT)
    else:
        session.process.send_signal(signal.Signals[stop])

    assert session.exit_code() == (143 if stop == "SIGTERM" else 130)
    assert "Traceback" not in session.shown
    assert termios.tcgetattr(session.keyboard) == before
    assert list(place.iterdir()) == []
    assert list(scratch.iterdir()) == []
