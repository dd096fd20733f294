"""An address counts once its owner has proven it, and replaces another with the knowledge of both."""

from concurrent.futures import ThreadPoolExecutor

import httpx2
import pytest

from support.contract.problems import assert_problem
from support.contract.service import Service
from support.security.answers import assert_refused, pointers
from support.security.mailbox import Mailbox, Page, text_of
from support.security.people import WRONG_PASSWORD, Login, Person, new_email, post
from support.security.tables import Tables

EXPIRE = 'UPDATE account_token SET expires_at = created_at WHERE user_id = (SELECT id FROM "user" WHERE email = ?)'


def verify(service: Service, token: str) -> httpx2.Response:
    """Prove an address."""
    return post(service, "/auth/email/verify", token=token)


def change(login: Login, email: str, password: str) -> httpx2.Response:
    """Ask for another address."""
    return login.ask("PATCH", "/users/me", {"email": email, "current_password": password})


@pytest.fixture
def token(person: Person, mailbox: Mailbox) -> str:
    """The token that was mailed to somebody who has registered."""
    return mailbox.token(person.email, Page.VERIFY)


def test_an_address_is_verified_once_by_what_was_mailed_to_it(service: Service, person: Person, token: str) -> None:
    login = person.login()

    before, first, again = login.me().json(), verify(service, token), verify(service, token)

    assert (before["is_verified"], first.status_code, login.me().json()["is_verified"]) == (False, 204, True)
    assert_problem(again, 400, "invalid_token")


def test_the_token_of_one_verifies_no_other(service: Service, person: Person, token: str) -> None:
    other = Person.of(service).login()

    verify(service, token)

    assert (person.login().me().json()["is_verified"], other.me().json()["is_verified"]) == (True, False)


def test_a_token_that_has_expired_verifies_nothing(
    service: Service, person: Person, token: str, tables: Tables
) -> None:
    tables.execute(EXPIRE, person.email)

    assert_problem(verify(service, token), 400, "invalid_token")
    assert person.login().me().json()["is_verified"] is False


def test_a_newer_mail_takes_the_place_of_an_older_one(
    service: Service, person: Person, token: str, mailbox: Mailbox
) -> None:
    assert post(service, "/auth/email/request-verify", email=person.email).status_code == 202
    newer = mailbox.token(person.email, Page.VERIFY, number=2)

    assert_problem(verify(service, token), 400, "invalid_token")
    assert verify(service, newer).status_code == 204


def test_a_new_address_needs_the_password(person: Person, login: Login) -> None:
    without = login.ask("PATCH", "/users/me", {"email": new_email()})
    wrong = change(login, new_email(), WRONG_PASSWORD)

    assert pointers(without) == {"/current_password"}
    assert_refused(wrong, "invalid_credentials")
    assert login.me().json()["email"] == person.email


def test_a_new_address_counts_once_it_is_verified_and_the_old_one_is_told(
    person: Person, login: Login, mailbox: Mailbox
) -> None:
    email = new_email()

    asked = change(login, email, person.password)
    token = mailbox.token(email, Page.VERIFY)
    notices = [text_of(mail) for mail in mailbox.to(person.email) if email in text_of(mail)]
    during = (login.me().json()["email"], Person(service=login.service, email=email, password="").try_login("x"))
    verified = verify(login.service, token)

    assert (asked.status_code, asked.json()["email"]) == (200, person.email)
    assert len(notices) == 1
    assert token not in notices[0]
    assert during[0] == person.email
    assert_refused(during[1], "invalid_credentials")
    assert verified.status_code == 204
    assert_refused(person.try_login(), "invalid_credentials")
    assert Person(service=login.service, email=email, password=person.password).login().me().json()["email"] == email


def test_an_address_that_is_taken_can_not_be_had(person: Person, login: Login) -> None:
    other = Person.of(person.service)

    assert_problem(change(login, other.email, person.password), 409, "email_taken")


def test_of_two_who_want_one_address_at_the_same_time_one_gets_it(service: Service, mailbox: Mailbox) -> None:
    email = new_email()
    people = [Person.of(service) for _ in range(2)]
    logins = [person.login() for person in people]
    asked = [change(login, email, person.password) for login, person in zip(logins, people, strict=True)]
    mailbox.token(email, Page.VERIFY, number=2)

    with ThreadPoolExecutor(2) as callers:
        answers = list(callers.map(lambda token: verify(service, token), mailbox.tokens(email, Page.VERIFY)))

    assert {answer.status_code for answer in asked} == {200}
    assert sorted(answer.status_code for answer in answers) == [204, 409]
    assert sorted(login.me().json()["email"] == email for login in logins) == [False, True]
