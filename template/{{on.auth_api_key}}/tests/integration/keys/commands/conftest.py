"""Commands on a migrated database."""

import pytest
from typer.testing import CliRunner

from app.__main__ import cli
from app.core.config import Settings
from tests.key_commands import EMAIL, Run


@pytest.fixture
def run(environment: pytest.MonkeyPatch, new_settings: Settings) -> Run:
    """Runs a command on a migrated database."""
    environment.setenv("DATABASE_URL", new_settings.database_url.get_secret_value())
    runner = CliRunner()
    assert runner.invoke(cli, ["migrate"]).exit_code == 0
    return lambda *arguments: runner.invoke(cli, arguments)


@pytest.fixture
def first_key(run: Run) -> str:
    """The key of a new superuser."""
    return run("create-superuser", "--email", f" {EMAIL.title()}").stdout.strip()
