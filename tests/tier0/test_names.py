"""File names that every system can hold, in the template and in every variant."""

import re
from pathlib import Path

from support.repository import template_files
from support.trees import files

DEVICE = r"(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])"
UNSAFE = re.compile(rf'[<>:"|?*\\\x00-\x1f]|[. ](/|$)|(^|/){DEVICE}(\.[^/]*)?(/|$)')
# What no shell takes for anything but a name; a redirection that went wrong leaves other ones.
PLAIN = re.compile(r"[\w./-]+")


def test_the_name_of_every_rendered_file_is_plain(project: Path) -> None:
    assert [name for name in files(project) if not PLAIN.fullmatch(name)] == []


def test_windows_can_hold_every_rendered_file(project: Path) -> None:
    assert [name for name in files(project) if UNSAFE.search(name)] == []


def test_windows_can_hold_every_file_of_the_template() -> None:
    assert [path for path in template_files() if UNSAFE.search(path.as_posix())] == []


def test_no_two_rendered_files_differ_only_by_case(project: Path) -> None:
    names = [name.casefold() for name in files(project)]

    assert len(names) == len(set(names))


def test_the_check_finds_names_that_windows_refuses() -> None:
    refused = ["a:b.py", "app/aux.py", "app/NUL", "trailing. ", "folder./x", "what?.md"]

    assert [name for name in refused if not UNSAFE.search(name)] == []
