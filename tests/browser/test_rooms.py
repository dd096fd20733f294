"""Two people meet on the page that shows rooms; each of them has shown who they are for a ticket."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from support.browsing.visitor import Visitor
from support.contract.service import Service
from support.live import LiveService
from support.network import LOOPBACK
from support.websockets.rows import BY_AUTH

PAGE = "/ws-demo"

pytestmark = pytest.mark.parametrize("row", [BY_AUTH["jwt"]], indirect=True, scope="session")


@pytest.fixture
def other_visitor(browser: Browser, live: LiveService) -> Iterator[Visitor]:
    """Somebody else."""
    with browser.new_context(base_url=f"http://{LOOPBACK}:{live.port}") as context:
        yield Visitor(context)


def enter(visitor: Visitor, service: Service, room: str) -> Page:
    """Go into a room, as somebody new."""
    page = visitor.visit(PAGE)
    page.get_by_label("Room").fill(room)
    page.get_by_label("Authorization").fill(service.headers_of_somebody()["Authorization"].removeprefix("Bearer "))
    page.get_by_role("button", name="Enter").click()
    expect(page.get_by_role("status")).to_have_text(f"You are in {room}.")
    return page


def say(page: Page, text: str) -> None:
    """Say something."""
    page.get_by_role("textbox", name="Message").fill(text)
    page.get_by_role("button", name="Send").click()


def test_what_one_says_the_other_reads(visitor: Visitor, other_visitor: Visitor, service: Service) -> None:
    speaker, reader = enter(visitor, service, "lobby"), enter(other_visitor, service, "lobby")

    say(speaker, "hello <b>there</b>")

    for page in (speaker, reader):
        expect(page.get_by_role("list", name="Messages").get_by_role("listitem")).to_contain_text("hello <b>there</b>")
    assert visitor.complaints + other_visitor.complaints == []


def test_whoever_shows_nothing_stays_outside(visitor: Visitor) -> None:
    page = visitor.visit(PAGE)

    page.get_by_role("button", name="Enter").click()

    expect(page.get_by_role("status")).to_have_text("Invalid token")
    expect(page.get_by_role("button", name="Send")).to_be_disabled()
