"""What is not guessed, and still not done without end."""

import time
from collections.abc import Callable

import pytest

from support.contract.callers import PASSWORD
from support.contract.problems import assert_problem
from support.contract.service import Service
from support.security.answers import assert_limited, assert_refused
from support.security.people import NEW_PASSWORD, WRONG_PASSWORD, Login, Person, new_email, post
from support.security.tables import Tables

LIMIT = 5
NEVER_ISSUED = "a token that was never issued"
# What is limited by address: how often the strict service allows it, and something to send.
FLOODS: dict[str, tuple[int, Callable[[], dict[str, str]]]] = {
    "/auth/register": (2, lambda: {"email": new_email(), "password": PASSWORD}),
    "/auth/refresh": (2, lambda: {"refresh_token": new_email()}),
    "/auth/password/forgot": (3, lambda: {"email": new_email()}),
    "/auth/email/request-verify": (3, lambda: {"email": new_email()}),
    "/auth/password/reset": (3, lambda: {"token": new_email(), "new_password": NEW_PASSWORD}),
    "/auth/email/verify": (3, lambda: {"token": new_email()}),
}


def test_whoever_comes_back_when_told_is_let_in(strict: Service) -> None:
    answers = [post(strict, "/auth/refresh", refresh_token=NEVER_ISSUED) for _ in range(3)]
    time.sleep(int(answers[-1].headers["Retry-After"]))

    assert [answer.status_code for answer in answers] == [401, 401, 429]
    assert_refused(post(strict, "/auth/refresh", refresh_token=NEVER_ISSUED))


@pytest.mark.parametrize("path", FLOODS, ids=lambda path: path.removeprefix("/auth/"))
def test_a_flood_from_one_address_is_refused(strict: Service, service: Service, path: str) -> None:
    quota, body = FLOODS[path]

    answers = [post(strict, path, **body()) for _ in range(quota + 1)]
    elsewhere = post(service, path, **body())

    assert [answer.status_code for answer in answers[:-1]] == [elsewhere.status_code] * quota
    assert_limited(answers[-1], answers[-1].headers["RateLimit-Policy"].split('"')[1])


def test_no_mailbox_is_flooded_from_many_addresses(strict: Service, person: Person) -> None:
    answers = [
        strict.client.post(
            strict.path("/auth/password/forgot"),
            json={"email": spelling},
            headers={"X-Forwarded-For": f"2001:db8:fffe:{number}::1"},
        )
        for number, spelling in enumerate((person.email, person.email.upper(), f" {person.email}"))
    ]

    assert [answer.status_code for answer in answers] == [202, 202, 429]


def test_a_stolen_access_token_guesses_no_password(person: Person, login: Login) -> None:
    change = {"current_password": WRONG_PASSWORD, "new_password": NEW_PASSWORD}

    guesses = [login.ask("POST", "/auth/password/change", change) for _ in range(LIMIT)]
    right = change | {"current_password": person.password}

    assert [answer.status_code for answer in guesses] == [400] * LIMIT
    assert_limited(login.ask("POST", "/auth/password/change", right), "password")
    assert_limited(login.ask("DELETE", "/users/me", {"current_password": person.password}), "password")


def test_whatever_name_is_given_is_counted_as_a_hash(service: Service, tables: Tables) -> None:
    names = ["ada\r\nX-Injected: yes", "ada\n", "x" * 300, "\N{SNOWMAN}@example.com", "' or 1=1"]
    forms = [{"username": name, "password": WRONG_PASSWORD, "grant_type": "password"} for name in names]

    answers = [service.client.post(service.path("/auth/token"), data=form) for form in forms]

    assert [answer.status_code for answer in answers] == [401] * len(names)
    assert [answer for answer in answers if "X-Injected" in answer.headers] == []
    assert {len(key) for (key,) in tables.execute("SELECT key_hash FROM rate_limit")} == {64}


def test_a_name_without_end_is_refused(service: Service) -> None:
    body = {"username": "x" * 10_000, "password": WRONG_PASSWORD, "grant_type": "password"}

    answer = service.client.post(service.path("/auth/token"), data=body)

    assert_problem(answer, 422, "validation_error")
