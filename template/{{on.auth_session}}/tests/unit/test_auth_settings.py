"""Settings of sessions."""

import pytest

from app.core.config import SettingsError, load_settings


@pytest.mark.parametrize("environment", ["development", "test", "staging", "production"])
def test_every_origin_is_refused_everywhere(monkeypatch: pytest.MonkeyPatch, environment: str) -> None:
    monkeypatch.setenv("ENVIRONMENT", environment)
    monkeypatch.setenv("ALLOWED_ORIGINS", '["*"]')

    with pytest.raises(SettingsError, match="ALLOWED_ORIGINS: name each origin"):
        load_settings()


@pytest.mark.parametrize("environment", ["staging", "production"])
def test_an_origin_without_encryption_is_refused_outside_development(
    monkeypatch: pytest.MonkeyPatch, environment: str
) -> None:
    monkeypatch.setenv("ENVIRONMENT", environment)
    monkeypatch.setenv("ALLOWED_ORIGINS", "https://app.example.com,http://app.example.com")

    with pytest.raises(SettingsError, match="ALLOWED_ORIGINS: name each origin by https"):
        load_settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [(name, value) for name in ("SESSION_IDLE_MINUTES", "SESSION_ABSOLUTE_DAYS") for value in ("0", "-1", "1000000")]
    + [("SESSION_IDLE_MINUTES", "4"), ("SESSION_ABSOLUTE_DAYS", "soon")],
)
def test_a_lifetime_out_of_bounds_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError, match=name):
        load_settings()
