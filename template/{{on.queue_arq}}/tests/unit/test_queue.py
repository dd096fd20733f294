"""What ARQ is told of an address."""

import pytest
from pydantic import SecretStr

from app.core.config import Settings
from app.core.settings.broker import BrokerSettings
from app.tasks.queue import redis_settings


def told(settings: Settings, url: str) -> dict[str, object]:
    """Return what ARQ is told, by its names."""
    address = BrokerSettings(broker_url=SecretStr(url)).broker_url
    return vars(redis_settings(settings.model_copy(update={"broker_url": address})))


@pytest.mark.parametrize(("said", "demanded"), [("", ("required", True)), ("?ssl_cert_reqs=none", ("none", False))])
def test_a_certificate_is_checked_unless_the_address_says_otherwise(
    settings: Settings, said: str, demanded: tuple[str, bool]
) -> None:
    options = told(settings, f"rediss://queue.example.com{said}")

    assert (options["ssl_cert_reqs"], options["ssl_check_hostname"]) == demanded


def test_an_address_can_say_who_signs_certificates(settings: Settings) -> None:
    options = told(settings, "rediss://queue.example.com?ssl_ca_certs=/ca.pem")

    assert options["ssl_ca_certs"] == "/ca.pem"


def test_what_is_special_in_a_password_is_written_as_in_any_address(settings: Settings) -> None:
    assert told(settings, "redis://jobs:one%40two@queue.example.com")["password"] == "one@two"
