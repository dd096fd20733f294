"""Somebody logs in at the identity provider, in the window that the documentation opens for it."""

import pytest

from support.browsing.api_docs import ApiDocs
from support.browsing.rows import CASES
from support.browsing.visitor import NOT_AUTHORIZED

ME = "/users/me"

pytestmark = pytest.mark.parametrize("row", [CASES["oidc"]], indirect=True, scope="session")


def test_whoever_has_not_logged_in_is_refused(docs: ApiDocs) -> None:
    answer = docs.try_out("GET", ME)

    assert answer.status == 401
    assert docs.visitor.complaints == [NOT_AUTHORIZED]


def test_after_the_login_operations_know_who_calls(docs: ApiDocs) -> None:
    form = docs.form("OpenIdConnect")
    with docs.visitor.page.expect_popup() as window:
        form.locator("button.authorize").click()
    docs.accept(form)
    answer = docs.try_out("GET", ME)

    assert window.value.is_closed()
    assert answer.status == 200
    assert answer.json()["email"] == "ada@example.com"
    assert docs.visitor.complaints == []
