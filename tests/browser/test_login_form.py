"""Somebody logs in by the form of the documentation, with an address and a password."""

import pytest
from playwright.sync_api import Locator, expect

from support.browsing.api_docs import ApiDocs
from support.browsing.rows import CASES
from support.browsing.visitor import NOT_AUTHORIZED
from support.contract.service import Service

ME = "/users/me"
TOKENS = "/auth/token"

pytestmark = pytest.mark.parametrize("row", [CASES["jwt"]], indirect=True, scope="session")


def log_in(docs: ApiDocs, email: str, password: str) -> Locator:
    """Fill in the form and send it; give the form, once the service has answered."""
    form = docs.form("OAuth2PasswordBearer")
    form.get_by_label("username:").fill(email)
    form.get_by_label("password:").fill(password)
    with docs.visitor.page.expect_response(f"**{docs.base}{TOKENS}"):
        form.locator("button.authorize").click()
    return form


def test_whoever_has_not_logged_in_is_refused(docs: ApiDocs) -> None:
    answer = docs.try_out("GET", ME)

    assert answer.status == 401
    assert docs.visitor.complaints == [NOT_AUTHORIZED]


def test_after_the_login_operations_know_who_calls(docs: ApiDocs, service: Service) -> None:
    account = service.register()

    docs.accept(log_in(docs, account["email"], account["password"]))
    answer = docs.try_out("GET", ME)

    assert answer.status == 200
    assert answer.json()["email"] == account["email"]
    assert docs.visitor.complaints == []


def test_a_wrong_password_is_told_in_the_form(docs: ApiDocs, service: Service) -> None:
    account = service.register()

    form = log_in(docs, account["email"], "a wrong password 4711")

    expect(form).to_contain_text("auth error", ignore_case=True)
