"""What nobody gets to read: in answers, in caches, and in a database that was stolen."""

import hashlib
import json

import httpx2
import pytest

from support.contract.service import Service
from support.security.mailbox import Mailbox, Page
from support.security.people import Login, Person, post
from support.security.tables import Tables

STORED = (
    'SELECT * FROM "user"',
    "SELECT * FROM auth_session",
    "SELECT * FROM refresh_token",
    "SELECT * FROM account_token",
    "SELECT * FROM rate_limit",
)


@pytest.fixture
def answers(service: Service, login: Login, person: Person, admin: Login) -> list[httpx2.Response]:
    """What somebody is answered, and what an administrator is answered about them."""
    path = f"/users/{login.me().json()['id']}"
    item = login.item()
    mine = [login.ask("GET", each) for each in ("/users/me", "/items", item, "/auth/sessions", path, "/users")]
    theirs = [admin.ask("GET", each) for each in ("/users", path, "/items", item)]
    strangers = [
        post(service, "/auth/register", email=person.email, password=person.password),
        post(service, "/auth/register", email=person.email, password=person.password, nickname="x"),
        person.try_login("not the password of anybody"),
    ]
    return [*mine, *theirs, *strangers]


def test_a_stolen_database_holds_no_token_and_no_password(
    service: Service, person: Person, login: Login, mailbox: Mailbox, tables: Tables
) -> None:
    post(service, "/auth/password/forgot", email=person.email)
    mailed = [mailbox.token(person.email, page) for page in Page]
    secrets = [login.access_token, login.refresh_token, login.refreshed().refresh_token, *mailed]

    stolen = "\n".join(str(row) for statement in STORED for row in tables.execute(statement))

    assert [secret for secret in (*secrets, person.password) if secret in stolen] == []
    for token in secrets[1:]:
        assert hashlib.sha256(token.encode()).hexdigest() in stolen


def test_no_answer_holds_a_password_or_a_hash(
    answers: list[httpx2.Response], person: Person, login: Login, tables: Tables
) -> None:
    hashes = [str(row[0]) for row in tables.execute('SELECT hashed_password FROM "user"')]
    told = "\n".join(answer.text for answer in answers)

    forbidden = ("hashed_password", "token_hash", "argon2", person.password, login.refresh_token, *hashes)
    assert [secret for secret in forbidden if secret in told] == []
    assert {answer.status_code for answer in answers} == {200, 401, 403, 409, 422}


def test_an_ordinary_user_sees_no_address_of_another(login: Login, person: Person) -> None:
    other = Person.of(person.service)
    admin_path = f"/users/{other.login().me().json()['id']}"

    told = [login.ask("GET", path).text for path in ("/users/me", "/items", "/users", admin_path, "/auth/sessions")]

    assert [text for text in told if other.email in text] == []
    assert json.loads(told[0])["email"] == person.email


def test_no_cache_keeps_what_was_answered_to_a_login(service: Service, person: Person) -> None:
    form = {"username": person.email, "password": person.password, "grant_type": "password"}
    login = person.try_login()
    tokens = Login.of(service, login.json())

    answers = [
        login,
        service.client.post(service.path("/auth/token"), data=form),
        tokens.refresh(),
        person.try_login("not the password of anybody"),
        tokens.ask("GET", "/users/me"),
        tokens.ask("GET", "/items"),
        tokens.ask("GET", "/auth/sessions"),
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 401, 200, 200, 200]
    assert [answer.headers.get("Cache-Control") for answer in answers] == ["no-store"] * len(answers)
