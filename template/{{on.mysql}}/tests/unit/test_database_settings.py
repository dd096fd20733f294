"""Settings of the database."""

import pytest

from app.core.config import SettingsError, load_settings

ADDRESS = "user:a-password@db.example.com:3306/name"


@pytest.mark.parametrize("scheme", ["mysql+asyncmy://", "mysql://", "mariadb://"])
def test_the_driver_is_named_for_whoever_leaves_it_out(monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    monkeypatch.setenv("DATABASE_URL", f"{scheme}{ADDRESS}")

    assert load_settings().database_url.get_secret_value() == f"mysql+asyncmy://{ADDRESS}"


@pytest.mark.parametrize("scheme", ["oracle://", "mysql+pymysql://", ""])
def test_the_address_of_another_database_is_refused(monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    monkeypatch.setenv("DATABASE_URL", f"{scheme}{ADDRESS}")

    with pytest.raises(SettingsError, match=r"DATABASE_URL: it must start with mysql\+asyncmy://") as error:
        load_settings()

    assert "a-password" not in str(error.value)


def test_an_address_without_a_database_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://user:a-password@db.example.com")

    with pytest.raises(SettingsError, match="DATABASE_URL: name a database after the address of the server"):
        load_settings()


@pytest.mark.parametrize("mode", ["ssl-mode=REQUIRED", "sslmode=require"])
def test_a_mode_of_encryption_is_refused_as_the_driver_wants_an_authority(
    monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"mysql://{ADDRESS}?{mode}")

    with pytest.raises(SettingsError, match="DATABASE_URL: name the certificate authority by ssl_ca=FILE"):
        load_settings()


def test_production_refuses_the_database_of_development(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENVIRONMENT", "production")

    with pytest.raises(SettingsError, match="DATABASE_URL: set the address of the production database"):
        load_settings()


def test_production_refuses_the_password_of_development_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENVIRONMENT", "production")
    monkeypatch.setenv("DATABASE_URL", "mysql://somebody:development@db.example.com/name")

    with pytest.raises(SettingsError, match="DATABASE_URL: set the address of the production database"):
        load_settings()


@pytest.mark.parametrize("caller", ["app", "app:", "app:app"])
def test_production_refuses_an_empty_password_and_the_name_of_the_user(
    monkeypatch: pytest.MonkeyPatch, caller: str
) -> None:
    monkeypatch.setenv("ENVIRONMENT", "production")
    monkeypatch.setenv("DATABASE_URL", f"mysql://{caller}@db.example.com/name")

    with pytest.raises(SettingsError, match="DATABASE_URL: set the address of the production database"):
        load_settings()


@pytest.mark.parametrize("address", ["[x/y", "user:sen@tinel@host/name", "user:word@host:/name", "user:word@a b/name"])
def test_a_malformed_address_is_refused_and_not_repeated(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("DATABASE_URL", f"mysql://{address}")

    with pytest.raises(SettingsError, match="DATABASE_URL: write it as scheme://user:password@host:port/name") as error:
        load_settings()

    assert "sen" not in str(error.value)
