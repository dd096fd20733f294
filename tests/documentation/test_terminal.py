"""The terminal that the README shows."""

import re
from pathlib import Path

from documentation.terminal import PICTURE, drawn, recorded
from support.repository import ROOT


def test_the_picture_shows_what_the_commands_print(clone: Path) -> None:
    assert PICTURE.read_text(encoding="utf-8") == drawn(recorded(clone))


def test_the_readme_tells_in_words_what_the_picture_shows() -> None:
    (words,) = re.findall(r"!\[([^\]]+)\]\(docs/terminal\.svg\)", (ROOT / "README.md").read_text(encoding="utf-8"))

    assert {"copier-fastapi", "bookshelf", "make"} <= set(re.findall(r"[\w-]+", words))
