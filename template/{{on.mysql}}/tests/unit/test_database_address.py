"""What an address of the database has to say besides, and what it can't."""

import pytest

from app.core.config import SettingsError, load_settings

SERVER = "mysql://user:a-password@db.example.com"


def test_an_address_without_a_database_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", SERVER)

    with pytest.raises(SettingsError, match="DATABASE_URL: name a database after the address of the server"):
        load_settings()


@pytest.mark.parametrize("mode", ["ssl-mode=REQUIRED", "sslmode=require"])
def test_a_mode_of_encryption_is_refused_as_the_driver_wants_an_authority(
    monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"{SERVER}/name?{mode}")

    with pytest.raises(SettingsError, match="DATABASE_URL: name the certificate authority by ssl_ca=FILE"):
        load_settings()
