"""Whom the connection to Redis is made with."""

from ssl import CERT_NONE, CERT_REQUIRED

import pytest
from pydantic import SecretStr

from app.core.settings.broker import BrokerSettings
from app.tasks.broker_tls import make_tls


def address_of(url: str) -> str:
    """Return what the settings make of an address."""
    return BrokerSettings(broker_url=SecretStr(url)).broker_url.get_secret_value()


@pytest.mark.parametrize("said", ["", "/0", "?ssl_cert_reqs=required", "?ssl_cert_reqs=CERT_REQUIRED"])
def test_a_certificate_is_checked_and_the_name_in_it(said: str) -> None:
    tls = make_tls(address_of(f"rediss://queue.example.com{said}"))

    assert tls
    assert (tls.verify_mode, tls.check_hostname) == (CERT_REQUIRED, True)


def test_an_address_can_say_that_no_certificate_is_checked() -> None:
    tls = make_tls(address_of("rediss://queue.example.com?ssl_cert_reqs=none"))

    assert tls
    assert (tls.verify_mode, tls.check_hostname) == (CERT_NONE, False)


def test_an_address_can_say_who_signs_certificates() -> None:
    with pytest.raises(FileNotFoundError):
        make_tls(address_of("rediss://queue.example.com?ssl_ca_certs=/nowhere/ca.pem"))


def test_an_address_that_is_not_secure_stays_as_it_is() -> None:
    address = address_of("redis://:password@queue.example.com:6379/1")

    assert address == "redis://:password@queue.example.com:6379/1"
    assert make_tls(address) is None
