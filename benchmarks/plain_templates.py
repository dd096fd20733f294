"""Templates without choices, of any number of files: what copying costs where nothing is decided."""

import json
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

TAGS = ("{{", "{%", "{#")
NAME = "project_slug"
ANSWER = "my-service"


def texts_without_tags(project: Path) -> list[str]:
    """Read the modules of a rendered service that a template can hold as they are."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(project.rglob("*.py"))]
    return [text for text in texts if text and not any(tag in text for tag in TAGS)]


def named_texts(texts: list[str], number: int) -> Iterator[tuple[str, str]]:
    """Give as many files as are wanted, ten a folder, each with one tag in its last line."""
    for index, text in enumerate(islice(cycle(texts), number)):
        yield f"part_{index // 10}/module_{index}.py", f"{text}# of "


def make_copier_template(folder: Path, texts: list[str], number: int) -> Path:
    """Make a template for Copier."""
    write(folder / "copier.yml", f"{NAME}:\n  type: str\n  default: {ANSWER}\n_subdirectory: template\n")
    for name, text in named_texts(texts, number):
        write(folder / "template" / f"{name}.jinja", f"{text}{{{{ {NAME} }}}}\n")
    return folder


def make_cookiecutter_template(folder: Path, texts: list[str], number: int) -> Path:
    """Make a template for cookiecutter."""
    tag = f"{{{{ cookiecutter.{NAME} }}}}"
    write(folder / "cookiecutter.json", json.dumps({NAME: ANSWER}))
    for name, text in named_texts(texts, number):
        write(folder / tag / name, f"{text}{tag}\n")
    return folder


def write(path: Path, text: str) -> None:
    """Write a file, and make its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
