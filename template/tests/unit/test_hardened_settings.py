"""What staging and production refuse, and development allows."""

import pytest

from app.core.config import SettingsError, load_settings
from app.core.settings.service import Environment, ServiceSettings

WEAK = [("ALLOWED_HOSTS", '["*"]'), ("ALLOWED_ORIGINS", '["*"]'), ("TRUSTED_PROXIES", '["*"]')]


@pytest.mark.parametrize("environment", ["staging", "production"])
@pytest.mark.parametrize(("name", "value"), WEAK)
def test_everybody_is_refused(monkeypatch: pytest.MonkeyPatch, environment: str, name: str, value: str) -> None:
    monkeypatch.setenv("ENVIRONMENT", environment)
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError, match=f"{name}: name each"):
        load_settings()


@pytest.mark.parametrize(("name", "value"), WEAK)
def test_everybody_is_allowed_in_development(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)

    assert getattr(load_settings(), name.lower()) == ("*",)


@pytest.mark.parametrize("origin", ["app.example.com", "https://app.example.com/", "https://*.example.com", "null"])
def test_what_is_no_origin_is_refused_everywhere(monkeypatch: pytest.MonkeyPatch, origin: str) -> None:
    monkeypatch.setenv("ALLOWED_ORIGINS", origin)

    with pytest.raises(SettingsError, match="ALLOWED_ORIGINS"):
        load_settings()


@pytest.mark.parametrize("environment", list(Environment))
def test_whoever_is_in_earnest_is_told_that_only_this_machine_can_call(environment: Environment) -> None:
    hints = ServiceSettings.model_construct(environment=environment).hints()

    assert any("ALLOWED_HOSTS" in hint for hint in hints) is (environment in {"staging", "production"})


def test_whoever_named_a_host_is_told_nothing() -> None:
    settings = ServiceSettings.model_construct(environment=Environment.PRODUCTION, allowed_hosts=("api.example.com",))

    assert settings.hints() == []
