"""The pages that are written by hand: where they are found, where they lead, and how they are spelt."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import expect

from documentation.links import BrokenLinkError, with_links_between
from documentation.pages import written
from support.browsing.visitor import Visitor
from support.repository import ROOT

PHONE_WIDTH = 360
PAGES = frozenset({"docs/index.md", "docs/command.md", "docs/decisions/index.md"})


def named(navigation: list[dict[str, object]] | list[str]) -> set[str]:
    """List the pages of a navigation."""
    values = [value for entry in navigation for value in (entry.values() if isinstance(entry, dict) else [entry])]
    return {page for value in values for page in (named(value) if isinstance(value, list) else {str(value)})}


@pytest.mark.xdist_group("documentation")
def test_every_page_is_in_the_navigation(site: Path) -> None:
    navigation = tomllib.loads((ROOT / "docs/zensical.toml").read_text(encoding="utf-8"))["project"]["nav"]
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}

    records = {page for page in pages if page.startswith("docs/decisions/0")}
    listed = {page.replace("README.md", "index.md").removesuffix(".md") + ".html" for page in named(navigation)}
    assert pages - records == listed | {"404.html"}


@pytest.mark.xdist_group("documentation")
def test_the_picture_of_the_layers_is_as_wide_as_its_page(visitor: Visitor) -> None:
    picture = visitor.visit("/docs/architecture.html").get_by_role("img", name="Layers of the service")
    box = picture.bounding_box()

    expect(picture).to_contain_text("app.__main__")
    assert box
    assert box["width"] > PHONE_WIDTH / 2


@pytest.mark.parametrize("page", written())
def test_links_lead_somewhere(page: str) -> None:
    assert with_links_between(frozenset(), page, (ROOT / page).read_text(encoding="utf-8"))


def test_a_link_that_leads_nowhere_is_told() -> None:
    with pytest.raises(BrokenLinkError, match=r"docs/index\.md: gone\.md"):
        with_links_between(PAGES, "docs/index.md", "[gone](gone.md)")


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("[commands](command.md#new)", "[commands](command.md#new)"),
        ("[records](decisions/)", "[records](decisions/index.md)"),
        ("[tests](../tests/accounts)", "tests"),
        ("[there](https://example.com/a)", "[there](https://example.com/a)"),
    ],
)
def test_links_to_what_is_no_page_keep_their_text_alone(link: str, kept: str) -> None:
    assert with_links_between(PAGES, "docs/index.md", link) == kept


def test_nothing_is_misspelt() -> None:
    found = subprocess.run(
        [Path(sys.executable).with_name("typos"), "--format", "brief"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (found.stdout, found.returncode) == ("", 0)
