"""K01: what is no key of somebody, or is one no more, opens nothing."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from support.contract.problems import assert_problem
from support.security.keys import HEADER, Key, assert_refused, show


def test_a_key_opens_the_account_of_its_user(key: Key) -> None:
    assert key.me().status_code == 200


@pytest.mark.parametrize(
    "given",
    ["garbage", "' OR 1=1 --", b"\xff\xfe", b"x" * 30_000],
    ids=["a-word", "a-statement", "stray-bytes", "a-long-text"],
)
def test_what_is_no_key_is_refused(key: Key, given: str | bytes) -> None:
    assert_refused(show(key.service, given))


def test_a_key_that_was_cut_or_spelt_otherwise_is_refused(key: Key) -> None:
    for changed in (key.text[:-1], key.text[1:], key.text.swapcase(), key.text.upper(), f"{key.text}0", key.prefix):
        assert_refused(show(key.service, changed))


def test_two_keys_are_none(key: Key) -> None:
    assert_refused(show(key.service, key.text, key.text))


def test_whoever_shows_none_is_asked_for_one(key: Key) -> None:
    assert_refused(show(key.service), "not_authenticated")


@pytest.mark.parametrize("name", ["api_key", "apikey", HEADER])
def test_a_key_in_the_address_counts_for_nothing(key: Key, name: str) -> None:
    answer = key.service.client.get(key.service.path("/users/me"), params={name: key.text})

    assert_refused(answer, "not_authenticated")
    assert key.secret not in answer.text


def test_a_key_that_was_revoked_is_refused(key: Key) -> None:
    revoked = key.make("account:read")

    assert key.ask("DELETE", f"/api-keys/{revoked.id}").status_code == 204

    assert_refused(revoked.me())


def test_a_key_is_refused_as_soon_as_its_time_is_over(key: Key) -> None:
    end = datetime.now(UTC) + timedelta(seconds=5)
    short = key.make("account:read", expires_at=end.isoformat())
    assert short.me().status_code == 200

    time.sleep(max(0, (end - datetime.now(UTC)).total_seconds()))

    assert_refused(short.me())


def test_a_key_that_was_replaced_ends_when_both_were_good_for_a_while(key: Key) -> None:
    old = key.make("account:read")

    new = key.rotate(old)

    assert old.me().status_code == new.me().status_code == 200
    assert datetime.fromisoformat(key.listed()[old.id]["expires_at"]) < datetime.now(UTC) + timedelta(hours=2)


def test_nobody_reaches_the_key_of_somebody_else(key: Key, other: Key, root: Key) -> None:
    own = key.make("account:read")

    for somebody in (other, root):
        assert own.id not in somebody.listed()
        assert_problem(somebody.ask("DELETE", f"/api-keys/{own.id}"), 404, "not_found")
        assert_problem(somebody.ask("POST", f"/api-keys/{own.id}/rotate"), 404, "not_found")
    assert own.me().status_code == 200
