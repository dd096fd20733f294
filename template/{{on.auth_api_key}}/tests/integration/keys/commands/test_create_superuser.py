"""`python -m app create-superuser`."""

import asyncio

import pytest

from app.core.config import Settings
from app.models.api_key import ApiKey
from app.models.user import User
from tests.accounts import USERS
from tests.key_commands import EMAIL, Run, get, refused, rows


def test_a_superuser_is_stored_without_rights_for_anybody_else(first_key: str, committing_settings: Settings) -> None:
    (user,) = asyncio.run(rows(committing_settings, User))

    assert first_key
    assert (user.email, user.is_superuser, user.is_active) == (EMAIL, True, True)


def test_the_first_key_may_do_everything(first_key: str, committing_settings: Settings) -> None:
    response = asyncio.run(get(committing_settings, USERS, first_key))

    assert response.status_code == 200


def test_the_first_key_is_alone_on_standard_output_and_stored_nowhere(run: Run, committing_settings: Settings) -> None:
    result = run("create-superuser", "--email", EMAIL)

    (stored,) = asyncio.run(rows(committing_settings, ApiKey))
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{stored.prefix}_")
    assert len(result.stdout.splitlines()) == 1
    assert result.stdout.strip() not in f"{result.stderr} {vars(stored)}"
    assert f"Created {stored.prefix} of {EMAIL}" in result.stderr


@pytest.mark.usefixtures("first_key")
def test_an_address_that_is_taken_is_refused(run: Run, committing_settings: Settings) -> None:
    assert refused(run("create-superuser", "--email", EMAIL)).startswith("Not created: ")
    assert len(asyncio.run(rows(committing_settings, ApiKey))) == 1


def test_what_is_no_address_is_refused(run: Run) -> None:
    assert refused(run("create-superuser", "--email", "root")).startswith("Not created: email: ")
