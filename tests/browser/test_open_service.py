"""Where nobody logs in, the documentation doesn't offer it."""

import pytest
from playwright.sync_api import expect

from support.browsing.api_docs import ApiDocs
from support.browsing.rows import CASES

pytestmark = pytest.mark.parametrize("row", [CASES["none"]], indirect=True, scope="session")


def test_there_is_nothing_to_authorize(docs: ApiDocs) -> None:
    expect(docs.operation("GET", "/items")).to_be_visible()
    expect(docs.authorize).to_have_count(0)


def test_an_operation_can_be_tried_out(docs: ApiDocs) -> None:
    answer = docs.try_out("POST", "/items", '{"title": "A book"}')

    assert answer.status == 201
    assert docs.visitor.complaints == []
