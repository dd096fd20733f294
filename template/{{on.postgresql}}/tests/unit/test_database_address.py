"""What an address of the database may say besides."""

import pytest

from app.core.config import load_settings

ADDRESS = "user:a-password@db.example.com:5432/name"


def test_the_encryption_that_providers_ask_for_is_told_to_the_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgresql://{ADDRESS}?sslmode=require")

    assert load_settings().database_url.get_secret_value() == f"postgresql+asyncpg://{ADDRESS}?ssl=require"
