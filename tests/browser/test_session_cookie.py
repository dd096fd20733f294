"""Somebody logs in on the page of the documentation; the browser keeps the cookie, and they paste the token."""

import json

import pytest

from support.browsing.api_docs import ApiDocs
from support.browsing.rows import CASES
from support.browsing.visitor import NOT_AUTHORIZED
from support.contract.service import Service

ME = "/users/me"
ITEMS = "/items"
LOGIN = "/auth/login"
BOOK = json.dumps({"title": "A book"})

pytestmark = pytest.mark.parametrize("row", [CASES["session"]], indirect=True, scope="session")


@pytest.fixture
def account(service: Service) -> dict[str, str]:
    """What somebody new logs in with."""
    return service.register()


@pytest.fixture
def csrf_token(docs: ApiDocs, account: dict[str, str]) -> str:
    """The token of somebody who has logged in by trying it out."""
    answer = docs.try_out("POST", LOGIN, json.dumps(account))
    assert answer.status == 200, answer.text()
    token: str = answer.json()["csrf_token"]
    return token


def test_whoever_has_not_logged_in_is_refused(docs: ApiDocs) -> None:
    answer = docs.try_out("GET", ME)

    assert answer.status == 401
    assert docs.visitor.complaints == [NOT_AUTHORIZED]


@pytest.mark.usefixtures("csrf_token")
def test_after_the_login_operations_know_who_calls(docs: ApiDocs, account: dict[str, str]) -> None:
    answer = docs.try_out("GET", ME)

    assert answer.status == 200
    assert answer.json()["email"] == account["email"]
    assert docs.visitor.complaints == []


@pytest.mark.usefixtures("csrf_token")
def test_the_cookie_alone_changes_nothing(docs: ApiDocs) -> None:
    assert docs.try_out("POST", ITEMS, BOOK).status == 403


def test_with_the_token_operations_that_change_something_work(docs: ApiDocs, csrf_token: str) -> None:
    docs.paste("CsrfToken", csrf_token)

    assert docs.try_out("POST", ITEMS, BOOK).status == 201
    assert docs.visitor.complaints == []
