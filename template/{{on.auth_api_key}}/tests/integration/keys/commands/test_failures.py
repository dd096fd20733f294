"""What all commands of keys have in common."""

import pytest

from app.core.config import Settings
from tests.command_line import run_command
from tests.key_commands import EMAIL, SCOPES, refused


@pytest.mark.parametrize(
    "command",
    [
        ("create-superuser", "--email", EMAIL),
        ("create-key", "--email", EMAIL, "--name", "x", "--scopes", SCOPES),
        ("revoke-key", "nothing"),
    ],
)
def test_a_database_that_was_never_migrated_is_told_in_one_line(
    environment: pytest.MonkeyPatch, new_settings: Settings, command: tuple[str, ...]
) -> None:
    environment.setenv("DATABASE_URL", new_settings.database_url.get_secret_value())

    message = refused(run_command(*command))

    assert message.startswith(("Not created: ", "Not revoked: "))
