"""`python -m app create-key`."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from app.core.clock import utc_now
from app.core.config import Settings
from app.models.api_key import ApiKey
from tests.accounts import ME
from tests.key_commands import EMAIL, SCOPES, Run, get, refused, rows, store
from tests.users import new_user


@pytest.mark.usefixtures("first_key")
def test_a_key_of_a_user_may_do_what_it_is_told(run: Run, committing_settings: Settings) -> None:
    result = run("create-key", "--email", EMAIL.upper(), "--name", "Import", "--scopes", SCOPES)

    assert result.exit_code == 0
    (key,) = [each for each in asyncio.run(rows(committing_settings, ApiKey)) if each.name == "Import"]
    assert [scope.value for scope in key.scopes] == SCOPES.split()
    assert asyncio.run(get(committing_settings, ME, result.stdout.strip())).status_code == 403


@pytest.mark.usefixtures("first_key")
def test_a_key_of_a_user_ends_on_a_day(run: Run, committing_settings: Settings) -> None:
    day = utc_now().date() + timedelta(days=9)

    run("create-key", "--email", EMAIL, "--name", "Import", "--scopes", SCOPES, "--expires", day.isoformat())

    ends = {each.expires_at for each in asyncio.run(rows(committing_settings, ApiKey)) if each.name == "Import"}
    assert ends == {datetime(day.year, day.month, day.day, tzinfo=UTC)}


@pytest.mark.usefixtures("first_key")
@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"--email": "nobody@example.com"}, "There is no user with this address."),
        ({"--scopes": "items:everything"}, "scopes: "),
        ({"--scopes": ""}, "scopes: "),
        ({"--name": ""}, "name: "),
        ({"--expires": "2020-01-01"}, "expires: must lie in the next 365 days"),
        ({"--expires": "2999-01-01"}, "expires: must lie in the next 365 days"),
    ],
)
def test_a_key_that_breaks_a_rule_is_refused(run: Run, changes: dict[str, str], reason: str) -> None:
    options = {"--email": EMAIL, "--name": "Import", "--scopes": SCOPES} | changes

    result = run("create-key", *(part for option in options.items() for part in option))

    assert refused(result).startswith(f"Not created: {reason}")


def test_an_ordinary_user_gets_no_key_of_a_superuser(run: Run, committing_settings: Settings) -> None:
    asyncio.run(store(committing_settings, new_user("ada@example.com")))

    result = run("create-key", "--email", "ada@example.com", "--name", "x", "--scopes", "items:read users:admin")

    assert refused(result) == "Not created: This takes the scope users:admin."


def test_a_day_that_is_none_is_a_wrong_use(run: Run) -> None:
    result = run("create-key", "--email", EMAIL, "--name", "x", "--scopes", SCOPES, "--expires", "soon")

    assert result.exit_code == 2
