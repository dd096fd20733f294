"""How Celery speaks to Redis."""

from ssl import CERT_NONE, CERT_REQUIRED, VerifyMode

import pytest
from pydantic import SecretStr

from app.core.config import Settings
from app.core.settings.broker import BrokerSettings
from app.tasks.queue import make_celery


@pytest.mark.parametrize(
    ("said", "demanded"),
    [("", CERT_REQUIRED), ("?ssl_ca_certs=/ca.pem", CERT_REQUIRED), ("?ssl_cert_reqs=none", CERT_NONE)],
)
def test_a_certificate_is_checked_unless_the_address_says_otherwise(
    settings: Settings, said: str, demanded: VerifyMode
) -> None:
    address = BrokerSettings(broker_url=SecretStr(f"rediss://queue.example.com{said}")).broker_url

    with make_celery(settings.model_copy(update={"broker_url": address})) as celery:
        tls = celery.connection_for_write().ssl

    assert isinstance(tls, dict)
    assert (tls["ssl_cert_reqs"], tls["ssl_check_hostname"]) == (demanded, demanded is CERT_REQUIRED)
