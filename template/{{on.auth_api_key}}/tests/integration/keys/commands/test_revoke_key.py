"""`python -m app revoke-key`."""

import asyncio

import pytest

from app.core.config import Settings
from tests.accounts import ME
from tests.key_commands import EMAIL, Run, get, refused, store
from tests.users import new_user


@pytest.mark.parametrize("given", ["key", "prefix"])
def test_a_key_is_revoked_by_itself_or_its_prefix(
    run: Run, first_key: str, committing_settings: Settings, given: str
) -> None:
    prefix = first_key.rpartition("_")[0]

    result = run("revoke-key", first_key if given == "key" else prefix)

    assert (result.exit_code, result.stdout) == (0, f"Revoked {prefix}.\n")
    assert asyncio.run(get(committing_settings, ME, first_key)).status_code == 401


def test_all_keys_of_the_user_of_a_key_are_revoked_and_no_others(
    run: Run, first_key: str, committing_settings: Settings
) -> None:
    asyncio.run(store(committing_settings, new_user("ada@example.com")))
    second, other = (
        run("create-key", "--email", email, "--name", "x", "--scopes", "account:read").stdout.strip()
        for email in (EMAIL, "ada@example.com")
    )

    result = run("revoke-key", "--all-of-user", first_key)

    prefix = first_key.rpartition("_")[0]
    assert (result.exit_code, result.stdout) == (0, f"Revoked 2 keys of the user of {prefix}.\n")
    answers = [asyncio.run(get(committing_settings, ME, key)).status_code for key in (first_key, second, other)]
    assert answers == [401, 401, 200]


def test_a_key_that_has_ended_still_tells_whose_keys_to_revoke(
    run: Run, first_key: str, committing_settings: Settings
) -> None:
    second = run("create-key", "--email", EMAIL, "--name", "x", "--scopes", "account:read").stdout.strip()
    run("revoke-key", first_key)

    result = run("revoke-key", "--all-of-user", first_key)

    assert result.exit_code == 0
    assert asyncio.run(get(committing_settings, ME, second)).status_code == 401


@pytest.mark.usefixtures("first_key")
def test_a_key_that_does_not_exist_does_not_tell_whose_keys_to_revoke(run: Run) -> None:
    assert refused(run("revoke-key", "--all-of-user", "nothing")) == "Not revoked: There is no such key."


def test_a_key_that_does_not_exist_or_has_ended_is_not_revoked(run: Run, first_key: str) -> None:
    run("revoke-key", first_key)

    for key in (first_key, "nothing"):
        assert refused(run("revoke-key", key)) == "Not revoked: There is no such key, or it has ended."
