"""How Celery speaks to RabbitMQ."""

import pytest
from pydantic import SecretStr

from app.core.config import Settings
from app.tasks.queue import make_celery


@pytest.mark.parametrize(("scheme", "tls"), [("amqp", False), ("amqps", {"server_hostname": None})])
def test_a_certificate_must_be_that_of_the_host_in_the_address(settings: Settings, scheme: str, tls: object) -> None:
    address = SecretStr(f"{scheme}://queue.example.com/")

    with make_celery(settings.model_copy(update={"broker_url": address})) as celery:
        assert celery.connection_for_write().ssl == tls
