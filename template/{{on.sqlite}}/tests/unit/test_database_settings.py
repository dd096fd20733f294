"""Settings of the database."""

import pytest

from app.core.config import SettingsError, load_settings
from app.core.settings.database import DatabaseSettings
from app.core.settings.service import Environment


@pytest.mark.parametrize("url", ["sqlite:///app.db", "app.db", "oracle://user@host/name"])
def test_the_address_of_another_database_is_refused(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("DATABASE_URL", url)

    with pytest.raises(SettingsError, match=r"DATABASE_URL: it must start with sqlite\+aiosqlite:///"):
        load_settings()


@pytest.mark.parametrize("path", ["", ":memory:"])
def test_a_database_without_a_file_is_refused(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{path}")

    with pytest.raises(SettingsError, match="DATABASE_URL: name a file"):
        load_settings()


@pytest.mark.parametrize("environment", list(Environment))
def test_staging_and_production_are_told_to_run_a_single_replica(environment: Environment) -> None:
    hints = DatabaseSettings.model_construct(environment=environment).hints()

    assert any("single replica" in hint for hint in hints) is (environment in {"staging", "production"})
