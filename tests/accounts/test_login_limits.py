"""How often something may be tried, whichever worker is asked, and whatever a caller says of themselves."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import httpx2
import pytest

from support.contract.callers import PASSWORD
from support.contract.service import Service
from support.live import LiveService
from support.security.answers import assert_limited
from support.security.people import WRONG_PASSWORD, Person, new_email, post
from support.security.serving import OPEN, calling_anew, serving_with
from support.security.tables import Tables

LIMIT = 5
WINDOW_SECONDS = 900
# What callers say of the address that they call from.
CLAIMS = (
    {"X-Forwarded-For": "203.0.113.{}"},
    {
        "Forwarded": "for=203.0.113.{}",
        "X-Real-IP": "203.0.113.{}",
        "X-Client-IP": "203.0.113.{}",
        "True-Client-IP": "203.0.113.{}",
    },
)


def guess(person: Person, password: str = WRONG_PASSWORD, **headers: str) -> httpx2.Response:
    """Try to log in with some headers."""
    account = {"email": person.email, "password": password}
    return person.service.client.post(person.service.path("/auth/login"), json=account, headers=headers)


def test_after_some_wrong_passwords_even_the_right_one_is_refused(person: Person) -> None:
    wrong = [guess(person) for _ in range(LIMIT)]
    right = guess(person, person.password)

    assert [answer.status_code for answer in wrong] == [401] * LIMIT
    left = [answer.headers["RateLimit"].split(";")[1] for answer in wrong]
    assert left == [f"r={number}" for number in reversed(range(LIMIT))]
    assert right.headers["RateLimit-Policy"] == f'"login";q={LIMIT};w={WINDOW_SECONDS}'
    assert_limited(right, "login")
    assert int(right.headers["Retry-After"]) <= WINDOW_SECONDS


def test_nobody_learns_from_the_limit_which_accounts_exist(service: Service) -> None:
    nobody = Person(service=service, email=new_email(), password=PASSWORD)

    answers = [guess(nobody) for _ in range(LIMIT + 1)]

    assert [answer.status_code for answer in answers] == [401] * LIMIT + [429]


def test_workers_allow_as_many_attempts_together_as_one_alone(person: Person) -> None:
    with ThreadPoolExecutor(4) as callers:
        answers = list(callers.map(lambda _: guess(person), range(4 * LIMIT)))

    assert Counter(answer.status_code for answer in answers) == {401: LIMIT, 429: 3 * LIMIT}
    assert_limited(guess(person, person.password), "login")


def test_counts_survive_a_restart(person: Person, running: LiveService) -> None:
    for _ in range(LIMIT):
        guess(person)

    with serving_with(running.project, OPEN) as live, calling_anew(live) as restarted:
        answer = post(restarted, "/auth/login", email=person.email, password=person.password)

    assert_limited(answer, "login")


def test_the_right_password_starts_the_count_anew(person: Person) -> None:
    before = [guess(person) for _ in range(LIMIT - 1)]
    right = guess(person, person.password)
    after = [guess(person) for _ in range(LIMIT + 1)]

    assert [answer.status_code for answer in (*before, right)] == [401] * (LIMIT - 1) + [200]
    assert [answer.status_code for answer in after] == [401] * LIMIT + [429]


@pytest.mark.parametrize("headers", CLAIMS, ids=["usual", "others"])
def test_an_address_that_a_caller_claims_is_no_way_around(person: Person, headers: dict[str, str]) -> None:
    answers = [
        guess(person, **{name: claim.format(number) for name, claim in headers.items()}) for number in range(LIMIT + 1)
    ]

    assert [answer.status_code for answer in answers] == [401] * LIMIT + [429]


def test_behind_a_proxy_the_address_that_it_saw_counts(strict: Service, person: Person) -> None:
    victim = Person(service=strict, email=person.email, password=person.password)
    attacks = [f"198.51.100.{number}, 203.0.113.1" for number in range(LIMIT + 1)]

    answers = [guess(victim, **{"X-Forwarded-For": claimed}) for claimed in attacks]
    owner = guess(victim, victim.password, **{"X-Forwarded-For": "203.0.113.1, 203.0.113.2"})

    assert [answer.status_code for answer in answers] == [401] * LIMIT + [429]
    assert owner.status_code == 200, owner.text


def test_what_can_not_be_counted_is_not_let_in(person: Person, tables: Tables) -> None:
    tables.execute("ALTER TABLE rate_limit RENAME TO rate_limit_away")
    try:
        without = [guess(person, person.password), guess(person)]
    finally:
        tables.execute("ALTER TABLE rate_limit_away RENAME TO rate_limit")

    assert [answer.status_code for answer in without] == [503, 503]
    assert guess(person, person.password).status_code == 200
