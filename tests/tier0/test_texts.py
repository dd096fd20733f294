"""What every text file of every variant must and must not hold."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from support.formats import PARSERS
from support.trees import found, texts
from support.variants import Variant

# GitHub's own expressions look like Jinja's, with a dollar before.
TAGS = r"(?<!\$)\{\{[-+ ]|\{%|%\}|\{#-? "
# Mails, alerts and dashboards come from templates of their own.
OWN_TEMPLATES = ("app/mails/", "deploy/")
# What Helm reads is YAML once it has: `test_charts.py` looks at that.
UNREAD = "deploy/chart/templates/"


@cache
def parses(pattern: str, text: str) -> bool:
    """Parse a text, once for all variants that hold it."""
    return PARSERS[pattern](text) is not None


@pytest.mark.parametrize("pattern", PARSERS)
def test_every_data_file_parses(project: Path, pattern: str) -> None:
    for name, text in texts(project, pattern):
        assert name.startswith(UNREAD) or parses(pattern, text), name


def test_no_tag_of_the_template_is_left(project: Path) -> None:
    others = ((name, text) for name, text in texts(project) if not name.startswith(OWN_TEMPLATES))

    left = [name for name, text in others if found(TAGS, text)]

    assert left == []


def test_no_line_ends_with_spaces_and_every_file_with_one_line_end(project: Path) -> None:
    untidy = [name for name, text in texts(project) if found(r"[ \t]\n|\n\n\Z|[^\n]\Z|\r", text)]

    assert untidy == []


def test_nothing_is_left_to_do(project: Path) -> None:
    unfinished = [name for name, text in texts(project) if found(r"\b(TODO|FIXME|XXX|noqa)\b|type: ignore", text)]

    assert unfinished == []


def test_the_readme_expects_the_servers_that_the_page_of_the_database_means(
    rendered: Callable[[Variant], Path],
) -> None:
    mysql = rendered(Variant("mysql", {"database": "mysql"}))
    readme, page = ((mysql / name).read_text(encoding="utf-8") for name in ("README.md", "docs/database.md"))

    expected = re.findall(r"(\w+) \(([\d.]+) or newer\)", readme)
    assert expected == re.findall(r"(\w+) from ([\d.]+)", page)[:2] != []
