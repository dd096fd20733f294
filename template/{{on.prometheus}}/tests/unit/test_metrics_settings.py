"""The token of the metrics."""

import pytest

from app.core.config import SettingsError, load_settings
from app.core.settings.metrics import MetricsSettings


@pytest.mark.parametrize("token", ["short", " " * 20, "15-characters--"])
def test_production_refuses_a_token_that_can_be_guessed(monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    monkeypatch.setenv("ENVIRONMENT", "production")
    monkeypatch.setenv("METRICS_TOKEN", token)

    with pytest.raises(SettingsError, match="METRICS_TOKEN: it needs at least 16 characters"):
        load_settings()


def test_development_takes_a_short_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("METRICS_TOKEN", "short")

    assert MetricsSettings().metrics_token is not None
