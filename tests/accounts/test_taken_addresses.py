"""An address is that of one account, in every spelling and however many want it."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from support.contract.callers import PASSWORD
from support.contract.problems import assert_problem
from support.contract.service import Service
from support.security.people import Person, new_email, post
from support.security.tables import Tables

PARALLEL = 20


@pytest.mark.parametrize(
    ("email", "other"),
    [
        ("{}@example.com", "{}@example.com"),
        ("{}.ada@example.com", "{}.ADA@EXAMPLE.com"),
        ("{}@example.com", "  {}@example.com\t"),
        ("{}@bücher.example", "{}@xn--bcher-kva.example"),
        ("{}@bücher.example", "{}@BU\N{COMBINING DIAERESIS}CHER.example"),
    ],
    ids=["same", "case", "spaces", "punycode", "decomposed-host"],
)
def test_an_address_is_taken_in_every_spelling(service: Service, tables: Tables, email: str, other: str) -> None:
    name = new_email().partition("@")[0]
    first = post(service, "/auth/register", email=email.format(name), password=PASSWORD)

    again = post(service, "/auth/register", email=other.format(name), password=PASSWORD)
    login = Person(service=service, email=other.format(name), password=PASSWORD).login()

    assert first.status_code == 201, first.text
    assert_problem(again, 409, "email_taken")
    assert login.me().json()["id"] == first.json()["id"]
    assert tables.execute('SELECT count(*) FROM "user" WHERE email LIKE ?', f"{name}%") == [(1,)]


def test_of_many_who_register_one_address_at_the_same_time_one_gets_it(service: Service) -> None:
    email = new_email()

    with ThreadPoolExecutor(PARALLEL) as callers:
        answers = list(
            callers.map(lambda _: post(service, "/auth/register", email=email, password=PASSWORD), range(PARALLEL))
        )

    assert Counter(answer.status_code for answer in answers) == {201: 1, 409: PARALLEL - 1}
    assert {answer.json()["code"] for answer in answers if answer.status_code == 409} == {"email_taken"}
