"""Somebody pastes a key into the documentation."""

import pytest

from support.browsing.api_docs import ApiDocs
from support.browsing.rows import CASES
from support.browsing.visitor import NOT_AUTHORIZED
from support.live import LiveService

EMAIL = "machines@example.com"
SCHEME = "ApiKey"
ME = "/users/me"

pytestmark = pytest.mark.parametrize("row", [CASES["api_key"]], indirect=True, scope="session")


@pytest.fixture(scope="module")
def key(live: LiveService) -> str:
    """The first key, as the command prints it below what it says."""
    printed = live.project.run_installed("python", "-m", "app", "create-superuser", "--email", EMAIL)
    return printed.splitlines()[-1]


def test_whoever_shows_no_key_is_refused(docs: ApiDocs) -> None:
    answer = docs.try_out("GET", ME)

    assert answer.status == 401
    assert docs.visitor.complaints == [NOT_AUTHORIZED]


def test_a_wrong_key_is_refused(docs: ApiDocs, key: str) -> None:
    docs.paste(SCHEME, key.swapcase())

    assert docs.try_out("GET", ME).status == 401


def test_with_the_key_operations_know_who_calls(docs: ApiDocs, key: str) -> None:
    docs.paste(SCHEME, key)
    answer = docs.try_out("GET", ME)

    assert answer.status == 200
    assert answer.json()["email"] == EMAIL
    assert docs.visitor.complaints == []
