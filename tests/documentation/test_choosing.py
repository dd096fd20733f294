"""The page where somebody picks the answers, in a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from support.browsing.visitor import Visitor
from support.network import LOOPBACK
from support.variants import Variant, variant

PAGE = "/docs/choosing/index.html"
ENOUGH_TABS = 200
DATABASE = "Which database keeps its data?"
ROOMS = "Do callers meet in rooms over WebSockets?"

pytestmark = pytest.mark.xdist_group("documentation")


@pytest.fixture
def page(visitor: Visitor) -> Page:
    """The page, opened."""
    return visitor.visit(PAGE)


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until it is focused."""
    for _ in range(ENOUGH_TABS):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail("It can't be reached")


def test_what_is_picked_without_a_mouse_is_shown_as_it_would_be_rendered(
    page: Page, visitor: Visitor, requested: list[str], rendered: Callable[[Variant], Path]
) -> None:
    tab_to(page, page.get_by_label(DATABASE))
    page.keyboard.press("ArrowDown")
    expect(page.locator("#command")).to_contain_text("--data 'database=postgresql'")
    tab_to(page, page.get_by_role("button", name="pyproject.toml", exact=True))
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="pyproject.toml")).to_be_focused()
    project = rendered(variant({"database": "postgresql"}))
    assert page.locator("#file").text_content() == (project / "pyproject.toml").read_text(encoding="utf-8")
    assert visitor.complaints == []
    assert set(requested) == {LOOPBACK}


def test_a_phone_shows_it_without_scrolling_sideways(page: Page) -> None:
    page.get_by_text("app/", exact=True).tap()
    page.get_by_role("button", name="lifespan.py", exact=True).tap()

    expect(page.locator("#file")).to_contain_text("async def")
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("screen.width")


def test_an_open_file_stays_open_when_an_answer_changes(page: Page) -> None:
    page.get_by_role("button", name=".env.example", exact=True).tap()
    page.get_by_label(DATABASE).select_option("postgresql")

    expect(page.locator("#file")).to_contain_text("DATABASE_URL=postgresql")


def test_answers_that_do_not_go_together_are_told(page: Page) -> None:
    page.get_by_label(ROOMS).select_option("true")
    page.get_by_label("What accepts connections").select_option("granian")

    expect(page.locator("#told")).to_contain_text("answer uvicorn")
    expect(page.locator("#command")).to_be_empty()


def test_what_was_not_rendered_is_told(page: Page) -> None:
    page.get_by_label(DATABASE).select_option("postgresql")
    page.get_by_label(ROOMS).select_option("true")

    expect(page.locator("#told")).to_contain_text("Shown with the default of websocket")
    expect(page.locator("#command")).to_contain_text("--data 'websocket=true'")
