"""Refresh tokens: good once, for one session, which ends on its day."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from support.contract.service import Service
from support.security.answers import assert_refused
from support.security.people import Login, Person, post
from support.security.tables import Tables

PARALLEL = 10
EXPIRE = 'UPDATE auth_session SET expires_at = created_at WHERE user_id = (SELECT id FROM "user" WHERE email = ?)'


def test_a_refresh_token_is_exchanged_for_a_new_pair(login: Login) -> None:
    child = login.refreshed()

    assert child.refresh_token != login.refresh_token
    assert child.access_token != login.access_token
    assert child.me().status_code == 200


def test_a_token_that_was_used_is_refused_and_takes_its_children_along(login: Login) -> None:
    child = login.refreshed()
    grandchild = child.refreshed()

    assert_refused(login.refresh(), "token_reused")

    for later in (child, grandchild):
        assert later.refresh().status_code == 401
        assert_refused(later.me())


def test_the_other_sessions_of_a_victim_live_on(person: Person, login: Login) -> None:
    other = person.login()
    login.refreshed()

    assert_refused(login.refresh(), "token_reused")

    assert other.refreshed().me().status_code == 200


def test_of_callers_at_the_same_time_one_alone_gets_a_new_pair(login: Login) -> None:
    with ThreadPoolExecutor(PARALLEL) as callers:
        answers = list(callers.map(lambda _: login.refresh(), range(PARALLEL)))

    children = [Login.of(login.service, answer.json()) for answer in answers if answer.status_code == 200]
    refusals = [answer for answer in answers if answer.status_code != 200]

    assert len(children) == 1
    assert Counter(answer.json()["code"] for answer in refusals) == {"token_reused": PARALLEL - 1}
    assert_refused(children[0].me())
    assert children[0].refresh().status_code == 401


def test_a_session_ends_on_its_day_however_often_its_token_is_exchanged(
    person: Person, login: Login, tables: Tables
) -> None:
    [before] = login.ask("GET", "/auth/sessions").json()
    child = login.refreshed()
    [after] = child.ask("GET", "/auth/sessions").json()
    tables.execute(EXPIRE, person.email)

    lifetime = datetime.fromisoformat(before["expires_at"]) - datetime.fromisoformat(before["created_at"])
    assert abs(lifetime - timedelta(days=7)) < timedelta(minutes=1)
    assert after["expires_at"] == before["expires_at"]
    assert_refused(child.refresh())
    assert_refused(child.me())


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "A" * 43, "%00"])
def test_what_was_never_issued_is_refused(service: Service, token: str) -> None:
    assert_refused(post(service, "/auth/refresh", refresh_token=token))
