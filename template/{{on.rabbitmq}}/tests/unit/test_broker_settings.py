"""Passwords of RabbitMQ."""

import pytest

from app.core.config import SettingsError, load_settings
from app.core.settings.broker import BrokerSettings

WEAK = ("guest:guest@queue", "jobs:guest@queue", "jobs:jobs@queue", "jobs:@queue", "jobs@queue", "queue")


@pytest.mark.parametrize("environment", ["staging", "production"])
@pytest.mark.parametrize("place", WEAK)
def test_production_refuses_a_weak_password(monkeypatch: pytest.MonkeyPatch, environment: str, place: str) -> None:
    monkeypatch.setenv("ENVIRONMENT", environment)
    monkeypatch.setenv("BROKER_URL", f"amqp://{place}:5672/")

    with pytest.raises(SettingsError, match="BROKER_URL: set the address of the production broker"):
        load_settings()


def test_production_refuses_the_broker_of_development(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENVIRONMENT", "production")

    with pytest.raises(SettingsError, match="BROKER_URL: set the address of the production broker"):
        load_settings()


def test_production_takes_a_password_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    address = "amqps://jobs:a-password-of-its-own@queue/"
    monkeypatch.setenv("ENVIRONMENT", "production")
    monkeypatch.setenv("BROKER_URL", address)

    assert BrokerSettings().broker_url.get_secret_value() == address


def test_development_takes_any_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROKER_URL", "amqp://jobs:jobs@queue/")

    assert BrokerSettings().broker_url.get_secret_value() == "amqp://jobs:jobs@queue/"
