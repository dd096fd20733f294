"""Settings of the database."""

import pytest

from app.core.config import SettingsError, load_settings
from app.core.settings.database import PLAIN_SCHEMES, SCHEME

ADDRESS = "user:a-password@db.example.com:1234/name"
KIND = SCHEME.partition("+")[0]


@pytest.mark.parametrize("scheme", [SCHEME, *PLAIN_SCHEMES])
def test_the_driver_is_named_for_whoever_leaves_it_out(monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    monkeypatch.setenv("DATABASE_URL", f"{scheme}{ADDRESS}")

    assert load_settings().database_url.get_secret_value() == f"{SCHEME}{ADDRESS}"


@pytest.mark.parametrize("scheme", ["oracle://", f"{KIND}+another://", ""])
def test_the_address_of_another_database_is_refused(monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    monkeypatch.setenv("DATABASE_URL", f"{scheme}{ADDRESS}")

    with pytest.raises(SettingsError, match="DATABASE_URL: it must start with ") as error:
        load_settings()

    assert SCHEME in str(error.value)
    assert "a-password" not in str(error.value)


def test_production_refuses_the_database_of_development(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENVIRONMENT", "production")

    with pytest.raises(SettingsError, match="DATABASE_URL: set the address of the production database"):
        load_settings()


def test_production_refuses_the_password_of_development_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENVIRONMENT", "production")
    monkeypatch.setenv("DATABASE_URL", f"{SCHEME}somebody:development@db.example.com/name")

    with pytest.raises(SettingsError, match="DATABASE_URL: set the address of the production database"):
        load_settings()


@pytest.mark.parametrize("caller", ["app", "app:", "app:app"])
def test_production_refuses_an_empty_password_and_the_name_of_the_user(
    monkeypatch: pytest.MonkeyPatch, caller: str
) -> None:
    monkeypatch.setenv("ENVIRONMENT", "production")
    monkeypatch.setenv("DATABASE_URL", f"{SCHEME}{caller}@db.example.com/name")

    with pytest.raises(SettingsError, match="DATABASE_URL: set the address of the production database"):
        load_settings()


@pytest.mark.parametrize("address", ["[x/y", "user:sen@tinel@host/name", "user:word@host:/name", "user:word@a b/name"])
def test_a_malformed_address_is_refused_and_not_repeated(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("DATABASE_URL", f"{SCHEME}{address}")

    with pytest.raises(SettingsError, match="DATABASE_URL: write it as scheme://user:password@host:port/name") as error:
        load_settings()

    assert "sen" not in str(error.value)
