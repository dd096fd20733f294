"""Commands on a migrated database."""

import pytest

from app.core.config import Settings
from tests.command_line import run_command
from tests.key_commands import EMAIL, Run


@pytest.fixture
def run(environment: pytest.MonkeyPatch, committing_settings: Settings) -> Run:
    """Runs a command on a migrated database."""
    environment.setenv("DATABASE_URL", committing_settings.database_url.get_secret_value())
    return run_command


@pytest.fixture
def first_key(run: Run) -> str:
    """The key of a new superuser."""
    return run("create-superuser", "--email", f" {EMAIL.title()}").stdout.strip()
