"""Passwords."""

from functools import partial

import anyio
import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from pydantic import SecretStr

from app.core import passwords as module
from app.core.exceptions import OverloadedError
from app.core.password_exceptions import WeakPasswordError
from app.core.passwords import PARALLEL_HASHES, PasswordHasher, parallel_hashes
from tests.accounts import PASSWORD, WRONG_PASSWORD

OLDER = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))


@pytest.fixture
async def passwords() -> PasswordHasher:
    """The hasher as it is in production."""
    return PasswordHasher()


async def test_a_password_is_hashed_with_argon2id(passwords: PasswordHasher) -> None:
    stored = await passwords.hash(SecretStr(PASSWORD))

    assert stored.startswith("$argon2id$v=19$m=65536,")
    assert await passwords.verify(SecretStr(PASSWORD), stored) == (True, None)


async def test_a_password_that_is_soon_guessed_is_not_hashed(passwords: PasswordHasher) -> None:
    with pytest.raises(WeakPasswordError):
        await passwords.hash_new(SecretStr("password123456"), email="ada@example.com")


async def test_a_password_that_is_not_soon_guessed_is_hashed(passwords: PasswordHasher) -> None:
    stored = await passwords.hash_new(SecretStr(PASSWORD), email="ada@example.com")

    assert await passwords.verify(SecretStr(PASSWORD), stored) == (True, None)


async def test_a_wrong_password_does_not_match(passwords: PasswordHasher) -> None:
    assert await passwords.verify(SecretStr(WRONG_PASSWORD), OLDER.hash(PASSWORD)) == (False, None)


async def test_a_hash_of_older_parameters_is_renewed(passwords: PasswordHasher) -> None:
    matches, newer = await passwords.verify(SecretStr(PASSWORD), OLDER.hash(PASSWORD))

    assert matches
    assert newer
    assert await passwords.verify(SecretStr(PASSWORD), newer) == (True, None)


async def test_without_a_hash_as_much_is_computed_and_nothing_matches(
    passwords: PasswordHasher, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[str] = []
    verify = passwords.hasher.verify_and_update

    def note_and_verify(password: str, stored: str) -> tuple[bool, str | None]:
        compared.append(stored)
        return verify(password, stored)

    monkeypatch.setattr(passwords.hasher, "verify_and_update", note_and_verify)

    assert await passwords.verify(SecretStr("nobody"), None) == (False, None)
    assert compared == [passwords.unknown_user_hash]


async def test_whoever_waits_too_long_is_turned_away(
    passwords: PasswordHasher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "WAIT_SECONDS", 0.01)
    holders = [object() for _ in range(PARALLEL_HASHES)]
    for holder in holders:
        await passwords.limiter.acquire_on_behalf_of(holder)

    with pytest.raises(OverloadedError):
        await passwords.hash(SecretStr(PASSWORD))

    for holder in holders:
        passwords.limiter.release_on_behalf_of(holder)
    assert await passwords.hash(SecretStr(PASSWORD))


async def test_no_more_passwords_are_hashed_at_once_than_the_limit(passwords: PasswordHasher) -> None:
    borrowed: list[int] = []

    def work() -> None:
        borrowed.append(passwords.limiter.borrowed_tokens)

    async with anyio.create_task_group() as group:
        for _ in range(10):
            # Objects of their own: what waits is told apart by identity.
            group.start_soon(passwords.run, partial(work))

    assert len(borrowed) == 10
    assert max(borrowed) <= PARALLEL_HASHES


@pytest.mark.parametrize(("cores", "hashes"), [(1, 1), (7, 1), (8, 2), (64, 2)])
def test_many_cores_hash_no_more_passwords_at_once_than_the_memory_of_a_container_holds(
    cores: int, hashes: int
) -> None:
    assert parallel_hashes(cores) == hashes
