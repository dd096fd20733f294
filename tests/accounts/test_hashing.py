"""How passwords are hashed: slowly for those who steal them, and not at the cost of everybody else."""

import asyncio
import os
import re
from statistics import median

import httpx2
import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from support.contract.problems import assert_problem
from support.contract.service import Service
from support.security.answers import pointers
from support.security.people import Person, post
from support.security.tables import Tables

LOGINS = 16
HASH = re.compile(r"\$argon2id\$v=19\$m=(?P<memory>\d+),t=(?P<time>\d+),p=(?P<lanes>\d+)\$[^$]{22,}\$[^$]{43,}")
STORED = 'SELECT hashed_password FROM "user" WHERE email = ?'


def stored_hash(tables: Tables, person: Person) -> str:
    """Read what is stored of a password."""
    [[found]] = tables.execute(STORED, person.email)
    return str(found)


def test_passwords_are_stored_as_argon2id_of_a_salt_of_their_own(service: Service, tables: Tables) -> None:
    hashes = [stored_hash(tables, Person.of(service)) for _ in range(2)]

    assert hashes[0] != hashes[1]
    for found in map(HASH.fullmatch, hashes):
        assert found
        assert int(found["memory"]) >= 19_456
        assert int(found["time"]) >= 2
        assert int(found["lanes"]) >= 1


def test_a_hash_of_an_older_kind_is_replaced_at_login(person: Person, tables: Tables) -> None:
    older = Argon2id(salt=os.urandom(16), length=32, iterations=1, lanes=1, memory_cost=1024)
    weak = older.derive_phc_encoded(person.password.encode())
    tables.execute('UPDATE "user" SET hashed_password = ? WHERE email = ?', weak, person.email)

    wrong = person.try_login("not the password of anybody")
    kept = stored_hash(tables, person)
    person.login()
    replaced = stored_hash(tables, person)
    person.login()

    assert (wrong.status_code, kept) == (401, weak)
    found = HASH.fullmatch(replaced)
    assert found
    assert int(found["memory"]) >= 19_456
    assert stored_hash(tables, person) == replaced


@pytest.mark.parametrize("length", [129, 1000, 900_000])
def test_a_password_without_end_is_refused_and_not_hashed(service: Service, person: Person, length: int) -> None:
    long = "long" * (length // 4) + "g" * (length % 4)
    refused = post(service, "/auth/register", email="long@example.com", password=long)
    guess = person.try_login(long)
    hashed = person.try_login()

    assert pointers(refused) == pointers(guess) == {"/password"}
    assert hashed.status_code == 200
    assert max(refused.elapsed, guess.elapsed) < hashed.elapsed


def test_a_body_without_end_is_not_read(service: Service) -> None:
    answer = post(service, "/auth/login", email="long@example.com", password="long" * 300_000)

    assert_problem(answer, 413, "body_too_large")


def test_health_answers_while_passwords_are_hashed(person: Person, strict: Service) -> None:
    async def log_in(client: httpx2.AsyncClient, number: int) -> httpx2.Response:
        body = {"email": person.email, "password": person.password}
        address = {"X-Forwarded-For": f"2001:db8:{number:x}::1"}
        return await client.post(strict.path("/auth/login"), json=body, headers=address)

    async def load() -> tuple[list[httpx2.Response], list[httpx2.Response]]:
        limits = httpx2.Limits(max_connections=None, max_keepalive_connections=0)
        async with httpx2.AsyncClient(base_url=strict.client.base_url, limits=limits, timeout=60) as client:
            logins = [asyncio.create_task(log_in(client, number)) for number in range(LOGINS)]
            healths = []
            while not all(login.done() for login in logins):
                healths.append(await client.get("/health"))
            return await asyncio.gather(*logins), healths

    logins, healths = asyncio.run(load())

    # On a machine that is busy with other things, the last may be told to come back.
    assert 200 in {answer.status_code for answer in logins} <= {200, 503}
    assert {answer.status_code for answer in healths} == {200}
    # A hash on the loop would let one of them through at a time, each as slow as a login.
    assert len(healths) > 3 * LOGINS
    usual, slow = (median(each.elapsed.total_seconds() for each in answers) for answers in (healths, logins))
    assert usual < slow / 4
