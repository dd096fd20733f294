"""What every text file of every variant must and must not hold."""

import re
from pathlib import Path

import pytest

from support.formats import PARSERS
from support.trees import texts

# GitHub's own expressions look like Jinja's, with a dollar before.
TAGS = re.compile(r"(?<!\$)\{\{[-+ ]|\{%|%\}|\{#-? ")
# What a service writes to people comes from templates of its own.
OWN_TEMPLATES = "app/mails/"


@pytest.mark.parametrize("pattern", PARSERS)
def test_every_data_file_parses(project: Path, pattern: str) -> None:
    for name, text in texts(project, pattern):
        assert PARSERS[pattern](text) is not None, name


def test_no_tag_of_the_template_is_left(project: Path) -> None:
    others = ((name, text) for name, text in texts(project) if not name.startswith(OWN_TEMPLATES))

    left = [name for name, text in others if TAGS.search(text)]

    assert left == []


def test_no_line_ends_with_spaces_and_every_file_with_one_line_end(project: Path) -> None:
    untidy = [name for name, text in texts(project) if re.search(r"[ \t]\n|\n\n\Z|[^\n]\Z|\r", text)]

    assert untidy == []


def test_nothing_is_left_to_do(project: Path) -> None:
    unfinished = [name for name, text in texts(project) if re.search(r"\b(TODO|FIXME|XXX|noqa)\b|type: ignore", text)]

    assert unfinished == []
