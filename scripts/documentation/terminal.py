"""Records the picture of a terminal that the README shows: `make recording`."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from interpreters import best_interpreter, find_interpreters, uv_command
from support.repository import ROOT, clone_work_tree

PICTURE = ROOT / "docs/terminal.svg"
PROMPT = "$ "
# By which a make that was started by another one tells its folder.
OF_MAKE = frozenset({"MAKEFLAGS", "MAKELEVEL", "MFLAGS"})
COMMANDS = ("copier-fastapi new bookshelf --defaults --data project_name=Bookshelf", "cd bookshelf && make")
# In pixels. A character of a monospaced font is about 0.6 of its size wide.
FONT_SIZE, LINE_HEIGHT, MARGIN = 14, 20, 20
CHARACTER_WIDTH = 8.43
FONT = "ui-monospace, Menlo, Consolas, monospace"
BACKGROUND, FOREGROUND, TYPED = "#1b1f24", "#d8dee4", "#7ee787"


def recorded(template: Path) -> list[str]:
    """Type the commands, with a repository as the template; list what a terminal shows.

    Raises:
        CalledProcessError: a command failed.
    """
    with TemporaryDirectory() as place:
        programs = (str(Path(sys.executable).parent), str(Path(uv_command()).resolve().parent), os.environ["PATH"])
        identity = Path(place) / "gitconfig"
        identity.write_text("[user]\n\tname = Ada\n\temail = ada@example.com\n", encoding="utf-8")
        environment = {name: value for name, value in os.environ.items() if name not in OF_MAKE} | {
            "PATH": os.pathsep.join(programs),
            "COPIER_FASTAPI_TEMPLATE": str(template),
            "GIT_CONFIG_GLOBAL": str(identity),
            "UV_PYTHON": str(find_interpreters().get("3.13") or best_interpreter()[1]),
            "UV_PYTHON_DOWNLOADS": "never",
        }
        return [line for command in COMMANDS for line in typed(command, Path(place), environment)]


def typed(command: str, folder: Path, environment: dict[str, str]) -> Iterator[str]:
    """Type one command; tell what a terminal shows of it."""
    yield PROMPT + command
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=True,
    )
    yield from done.stdout.splitlines()


def drawn(lines: Sequence[str]) -> str:
    """Draw lines of a terminal."""
    width = round(2 * MARGIN + CHARACTER_WIDTH * max(map(len, lines)))
    height = 2 * MARGIN + LINE_HEIGHT * len(lines)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        f' role="img" font-family="{FONT}" font-size="{FONT_SIZE}" fill="{FOREGROUND}">\n'
        f"<title>{escape(lines[0])}</title>\n"
        f'<rect width="{width}" height="{height}" rx="8" fill="{BACKGROUND}"/>\n'
        f"{''.join(text(number, line) for number, line in enumerate(lines, start=1))}</svg>\n"
    )


def text(number: int, line: str) -> str:
    """Draw one line; what is typed has another colour."""
    colour = f' fill="{TYPED}"' if line.startswith(PROMPT) else ""
    place = f'x="{MARGIN}" y="{MARGIN + LINE_HEIGHT * number - LINE_HEIGHT // 4}"'
    return f'<text {place}{colour} xml:space="preserve">{escape(line)}</text>\n'


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        clone_work_tree(Path(folder) / "template")
        PICTURE.write_text(drawn(recorded(Path(folder) / "template")), encoding="utf-8")
