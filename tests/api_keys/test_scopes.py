"""K03: a key does no more than its scopes say, and makes no key that would."""

import pytest

from support.contract.problems import assert_problem
from support.security.keys import Key

NEW = {"name": "Of a test", "scopes": ["items:read"]}
BOOK = {"title": "A book"}


def test_a_key_that_may_read_does_nothing_else(key: Key) -> None:
    reader = key.make("items:read")

    assert reader.ask("GET", "/items").status_code == 200
    assert_problem(reader.ask("POST", "/items", BOOK), 403, "forbidden")
    assert_problem(reader.me(), 403, "forbidden")


@pytest.mark.parametrize("scopes", [("items:read", "items:write"), ("account:read",)], ids=str)
def test_a_key_for_other_things_makes_no_keys(key: Key, scopes: tuple[str, ...]) -> None:
    assert_problem(key.make(*scopes).ask("POST", "/api-keys", NEW), 403, "forbidden")


def test_no_key_makes_one_that_may_do_more(key: Key) -> None:
    maker = key.make("account:write")

    assert_problem(maker.ask("POST", "/api-keys", NEW), 403, "forbidden")


def test_no_key_gets_more_by_rotating_another(key: Key) -> None:
    maker, wider = key.make("account:write"), key.make("items:read")

    assert_problem(maker.ask("POST", f"/api-keys/{wider.id}/rotate"), 403, "forbidden")


def test_an_ordinary_user_makes_no_key_of_a_superuser(key: Key) -> None:
    assert_problem(key.ask("POST", "/api-keys", NEW | {"scopes": ["users:admin"]}), 403, "forbidden")
