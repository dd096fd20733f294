"""Where Redis answers, and who may come."""

import pytest
from pydantic import SecretStr

from app.core.settings.broker import BrokerSettings
from app.core.settings.service import Environment


def hints(environment: Environment, address: str) -> list[str]:
    """List what a service with that broker is told about it."""
    settings = BrokerSettings.model_construct(environment=environment, broker_url=SecretStr(address))
    return [hint for hint in settings.hints() if "BROKER_URL" in hint]


@pytest.mark.parametrize("environment", list(Environment))
def test_staging_and_production_are_told_of_a_broker_that_is_open_to_all(environment: Environment) -> None:
    told = hints(environment, "redis://queue.example.com:6379/0")

    assert bool(told) is (environment in {Environment.STAGING, Environment.PRODUCTION})


@pytest.mark.parametrize("address", ["redis://:password@queue.example.com/0", "redis://redis:6379/0"])
def test_nothing_is_told_of_a_password_or_a_network_of_its_own(address: str) -> None:
    assert hints(Environment.PRODUCTION, address) == []


def test_an_address_without_the_number_of_a_database_means_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROKER_URL", "redis://queue.example.com:6379/")

    assert BrokerSettings().broker_url.get_secret_value() == "redis://queue.example.com:6379"
