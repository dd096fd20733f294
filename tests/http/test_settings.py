"""A service that can't be configured as it is says so at once, and never what it was given."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from support.http.rows import BY_AUTH
from support.projects import Project

SENTINEL = "S3ntinel-value"
SECONDS = 60
WEAK_KEYS = ("", "short", "changeme" * 8, "change-me-" * 8, "a-secret-" * 8, "x" * 64)
PRINT_TOKEN = "from app.core.config import get_settings; print(get_settings().metrics_token.get_secret_value())"

# What the settings of all variants share is tried on one of them.
ON_ONE = pytest.mark.parametrize("row", [BY_AUTH["jwt"]], indirect=True, scope="session")


def start(project: Project, *options: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Start a service that is expected to end by itself."""
    return subprocess.run(
        (".venv/bin/python", "-m", "app", "serve", "--port", "0", *options),
        cwd=project.folder,
        env={**project.environment, **variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=SECONDS,
        check=False,
    )


@pytest.fixture
def own(migrated: Project, tmp_path: Path) -> Project:
    """A copy of the project, for tests that change it; what is installed is shared."""
    folder = tmp_path / "project"
    shutil.copytree(migrated.folder, folder, ignore=shutil.ignore_patterns(".venv"))
    (folder / ".venv").symlink_to(migrated.folder / ".venv")
    return replace(migrated, folder=folder)


@ON_ONE
@pytest.mark.parametrize("key", WEAK_KEYS, ids=lambda key: key[:12])
def test_production_refuses_a_weak_key(migrated: Project, key: str) -> None:
    result = start(migrated, ENVIRONMENT="production", SECRET_KEY=key)

    assert result.returncode == 1
    assert "\n  SECRET_KEY: " in result.stdout
    assert not key or key not in result.stdout
    assert "Traceback" not in result.stdout


@ON_ONE
@pytest.mark.parametrize("environment", ["staging", "production"])
@pytest.mark.parametrize("name", ["ALLOWED_ORIGINS", "ALLOWED_HOSTS"])
def test_production_refuses_everybody(migrated: Project, environment: str, name: str) -> None:
    result = start(migrated, ENVIRONMENT=environment, **{name: '["*"]'})

    assert result.returncode == 1
    assert f"\n  {name}: " in result.stdout


@pytest.mark.parametrize("options", [(), ("--workers", "2")], ids=["one process", "two workers"])
def test_all_that_is_malformed_is_named_at_once_and_nothing_repeated(
    migrated: Project, options: tuple[str, ...]
) -> None:
    names = ("DATABASE_URL", "ENVIRONMENT", "ALLOWED_ORIGINS", "MAX_BODY_BYTES", "DB_POOL_SIZE", "LOG_LEVEL")

    result = start(migrated, *options, **dict.fromkeys(names, SENTINEL))

    assert result.returncode == 1
    assert [name for name in names if f"\n  {name}: " not in result.stdout] == []
    assert SENTINEL not in result.stdout
    assert "Traceback" not in result.stdout


@ON_ONE
def test_a_port_that_is_none_is_refused(migrated: Project) -> None:
    result = start(migrated, "--port", "abc")

    assert result.returncode == 2


@ON_ONE
def test_a_secret_is_read_from_the_environment_file_unless_a_variable_or_its_file_says_otherwise(
    own: Project, tmp_path: Path
) -> None:
    (own.folder / ".env").write_text("METRICS_TOKEN=from the environment file\n", encoding="utf-8")
    (tmp_path / "token").write_text("from the file of a variable\n", encoding="utf-8")
    environment = {name: value for name, value in own.environment.items() if name != "METRICS_TOKEN"}
    project = replace(own, environment=environment)
    command = (".venv/bin/python", "-c", PRINT_TOKEN)
    file = {"METRICS_TOKEN_FILE": str(tmp_path / "token")}
    both = {"METRICS_TOKEN": "from a variable", **file}

    by_file = project.run(*command)
    by_named_file = project.run(*command, **file)
    by_variable = project.run(*command, **both)

    told = [text.strip() for text in (by_file, by_named_file, by_variable)]
    assert told == ["from the environment file", "from the file of a variable", "from a variable"]


def test_workers_that_can_not_start_are_not_started_for_ever(own: Project) -> None:
    with (own.folder / "app" / "lifespan.py").open("a", encoding="utf-8") as module:
        module.write("\n\nraise RuntimeError\n")

    result = start(own, "--workers", "2")

    assert result.returncode == 1
    assert result.stdout.count("Traceback") == 1
