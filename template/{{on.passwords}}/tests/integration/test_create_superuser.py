"""`python -m app create-superuser`."""

import asyncio
from collections.abc import Callable

import pytest
from sqlalchemy import select
from typer.testing import Result

from app.core.config import Settings
from app.db.session import open_database
from app.models.user import User
from tests.accounts import PASSWORD
from tests.command_line import run_command

type CreateSuperuser = Callable[[str], Result]


@pytest.fixture
def create_superuser(environment: pytest.MonkeyPatch, committing_settings: Settings) -> CreateSuperuser:
    """Runs the command on a migrated database."""
    environment.setenv("DATABASE_URL", committing_settings.database_url.get_secret_value())

    def run(password: str) -> Result:
        arguments = ["create-superuser", "--email", " Root@Example.com", "--password-stdin"]
        return run_command(*arguments, answers=f"{password}\n")

    return run


async def stored_users(settings: Settings) -> list[User]:
    async with open_database(settings) as database, database.readers() as session:
        return list(await session.scalars(select(User)))


@pytest.mark.usefixtures("create_superuser")
def test_there_is_no_account_by_default(committing_settings: Settings) -> None:
    assert asyncio.run(stored_users(committing_settings)) == []


def test_a_superuser_is_stored(create_superuser: CreateSuperuser, committing_settings: Settings) -> None:
    result = create_superuser(PASSWORD)

    (user,) = asyncio.run(stored_users(committing_settings))
    assert result.exit_code == 0
    assert user.email == "root@example.com"
    assert (user.is_superuser, user.is_active, user.is_verified) == (True, True, True)
    assert user.hashed_password.startswith("$argon2id$")


@pytest.mark.parametrize("password", ["too short", "password123456", "root@example.com"])
def test_a_weak_password_is_refused_and_not_repeated(
    create_superuser: CreateSuperuser, committing_settings: Settings, password: str
) -> None:
    result = create_superuser(password)

    assert result.exit_code == 1
    assert str(result.exception).startswith("Not created: password: ")
    assert password not in f"{result.exception}{result.output}"
    assert asyncio.run(stored_users(committing_settings)) == []


def test_an_address_that_is_taken_is_refused(create_superuser: CreateSuperuser, committing_settings: Settings) -> None:
    create_superuser(PASSWORD)

    result = create_superuser(PASSWORD)

    assert str(result.exception) == "Not created: E-mail address taken"
    assert len(asyncio.run(stored_users(committing_settings))) == 1


@pytest.mark.usefixtures("create_superuser")
def test_the_password_is_asked_for_and_not_shown(committing_settings: Settings) -> None:
    result = run_command("create-superuser", "--email", "root@example.com", answers=f"{PASSWORD}\n{PASSWORD}\n")

    assert result.exit_code == 0
    assert PASSWORD not in result.output
    assert len(asyncio.run(stored_users(committing_settings))) == 1
