"""The pages of the documentation load in a browser, from the service alone, and break none of their own rules."""

import pytest
from playwright.sync_api import expect

from support.browsing.rows import CASES
from support.browsing.visitor import Visitor

pytestmark = pytest.mark.parametrize("row", CASES.values(), indirect=True, scope="session")


@pytest.mark.parametrize("path", ["/api/docs", "/api/redoc"])
def test_a_page_opens_without_complaints(visitor: Visitor, path: str) -> None:
    page = visitor.visit(path)

    expect(page.get_by_role("heading", name="My Service")).to_be_visible()
    assert visitor.complaints == []
