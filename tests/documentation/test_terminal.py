"""The terminal that the README shows."""

from pathlib import Path

from documentation.terminal import PICTURE, drawn, recorded


def test_the_picture_shows_what_the_commands_print(clone: Path) -> None:
    assert PICTURE.read_text(encoding="utf-8") == drawn(recorded(clone))
