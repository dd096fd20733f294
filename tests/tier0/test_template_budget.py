"""The template stays readable: few tags, and choices in the composed files only."""

import re

import pytest

from support.repository import ROOT, template_files

TAG = re.compile(r"\{\{|\{%")
CONDITION = re.compile(r"\{%-?\s*(if|elif|else)\b")
TAGS_PER_100_LINES = 2
TAGS_PER_MODULE = 8
COMPOSED = re.compile(
    r"pyproject\.toml|docker-compose[.a-z]*\.ya?ml|settings/|features|\.github/|\.gitlab-ci|README\.md|LICENSE|\.env\.example"
    r"|docs/architecture\.md|values\.(yaml|schema\.json)"
)


def text_of(path: object) -> str:
    """Read a file of the template."""
    return (ROOT / "template" / str(path)).read_text(encoding="utf-8")


JINJA = [path for path in template_files() if path.suffix == ".jinja"]


def test_the_whole_template_has_few_tags() -> None:
    lines = sum(len(text_of(path).splitlines()) for path in template_files())
    tags = sum(len(TAG.findall(text_of(path))) for path in JINJA)

    assert tags / lines * 100 <= TAGS_PER_100_LINES, f"{tags} tags in {lines} lines"


def test_every_module_has_few_tags() -> None:
    counted = {str(path): len(TAG.findall(text_of(path))) for path in JINJA if path.name.endswith(".py.jinja")}

    assert {path: tags for path, tags in counted.items() if tags > TAGS_PER_MODULE} == {}


def test_only_composed_files_hold_conditions() -> None:
    conditional = [str(path) for path in JINJA if CONDITION.search(text_of(path))]

    assert [path for path in conditional if not COMPOSED.search(path)] == []


@pytest.mark.parametrize("path", JINJA, ids=str)
def test_a_file_is_a_template_only_if_it_has_tags(path: object) -> None:
    assert TAG.search(text_of(path))
