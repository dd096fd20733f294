"""The token that lets somebody choose a new password without the old one."""

import re
from concurrent.futures import ThreadPoolExecutor

import httpx2
import pytest

from support.contract.problems import assert_problem
from support.contract.service import Service
from support.security.answers import assert_refused, pointers
from support.security.mailbox import Mailbox, Page, text_of
from support.security.people import NEW_PASSWORD, Login, Person, post
from support.security.tables import Tables

FORGOT = "/auth/password/forgot"
EXPIRE = 'UPDATE account_token SET expires_at = created_at WHERE user_id = (SELECT id FROM "user" WHERE email = ?)'


@pytest.fixture
def token(person: Person, mailbox: Mailbox) -> str:
    """A token that was mailed to somebody new."""
    assert post(person.service, FORGOT, email=person.email).status_code == 202
    return mailbox.token(person.email, Page.RESET)


def reset(service: Service, token: str, password: str = NEW_PASSWORD) -> httpx2.Response:
    """Choose a new password."""
    return post(service, "/auth/password/reset", token=token, new_password=password)


def assert_dead(person: Person, token: str) -> None:
    """Show a token that must be refused, and must not have changed anything."""
    assert_problem(reset(person.service, token, "a password that nobody gets"), 400, "invalid_token")
    assert_refused(person.try_login("a password that nobody gets"), "invalid_credentials")


def test_a_token_is_good_once(service: Service, person: Person, token: str) -> None:
    first = reset(service, token)

    assert (first.status_code, first.content) == (204, b"")
    assert person.login(NEW_PASSWORD).me().json()["email"] == person.email
    assert_dead(person, token)


def test_of_callers_at_the_same_time_one_alone_chooses_the_password(service: Service, token: str) -> None:
    with ThreadPoolExecutor(4) as callers:
        answers = list(callers.map(lambda number: reset(service, token, f"{NEW_PASSWORD} {number}"), range(4)))

    assert sorted(answer.status_code for answer in answers) == [204, 400, 400, 400]


def test_a_token_that_is_refused_a_weak_password_is_still_good(service: Service, token: str) -> None:
    weak = reset(service, token, "password1234")

    assert pointers(weak) == {"/new_password"}
    assert reset(service, token).status_code == 204


def test_a_token_that_has_expired_is_refused(person: Person, token: str, tables: Tables) -> None:
    tables.execute(EXPIRE, person.email)

    assert_dead(person, token)


def test_a_token_is_good_for_an_hour_at_most(person: Person, token: str, mailbox: Mailbox) -> None:
    mail = text_of(mailbox.linking(person.email, Page.RESET))

    promised = re.search(r"(\d+) minutes", mail)

    assert token in mail
    assert promised
    assert 0 < int(promised[1]) <= 60


def test_a_newer_request_takes_the_place_of_an_older_one(person: Person, token: str, mailbox: Mailbox) -> None:
    post(person.service, FORGOT, email=person.email)
    newer = mailbox.token(person.email, Page.RESET, number=2)

    assert_dead(person, token)
    assert reset(person.service, newer).status_code == 204


def test_a_token_dies_when_the_password_changes(person: Person, token: str) -> None:
    change = {"current_password": person.password, "new_password": NEW_PASSWORD}

    assert person.login().ask("POST", "/auth/password/change", change).status_code == 204

    assert_dead(person, token)


def test_a_token_dies_with_its_account(person: Person, token: str, admin: Login) -> None:
    path = f"/users/{person.login().me().json()['id']}"

    assert admin.ask("PATCH", path, {"is_active": False}).status_code == 200
    assert_dead(person, token)
    assert admin.ask("DELETE", path).status_code == 204
    assert_dead(person, token)


@pytest.mark.parametrize("header", ["X-Forwarded-Host", "Forwarded", "X-Original-Host", "Origin", "Referer"])
def test_no_header_decides_where_a_link_leads(service: Service, person: Person, mailbox: Mailbox, header: str) -> None:
    evil = "host=evil.example" if header == "Forwarded" else "https://evil.example"

    answer = service.client.post(service.path(FORGOT), json={"email": person.email}, headers={header: evil})

    assert answer.status_code == 202, answer.text
    assert mailbox.linking(person.email, Page.RESET)
    assert all("evil" not in mail.as_string() for mail in mailbox.to(person.email))


def test_nothing_is_sent_for_a_foreign_host(service: Service, person: Person, mailbox: Mailbox) -> None:
    answer = service.client.post(service.path(FORGOT), json={"email": person.email}, headers={"Host": "evil.example"})
    post(service, FORGOT, email=person.email)

    assert answer.status_code == 400
    assert mailbox.token(person.email, Page.RESET)
    assert len(mailbox.tokens(person.email, Page.RESET)) == 1
