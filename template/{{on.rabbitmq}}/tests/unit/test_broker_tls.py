"""Whom the connection to RabbitMQ is made with."""

import asyncio
from ssl import CERT_REQUIRED

import pytest
from pydantic import SecretStr

from app.core.config import Settings
from app.core.queue_exceptions import QueueUnavailableError
from app.tasks.broker_check import check_broker
from app.tasks.broker_tls import make_tls


def test_a_certificate_is_checked_and_the_name_in_it() -> None:
    tls = make_tls("amqps://queue.example.com")

    assert tls
    assert (tls.verify_mode, tls.check_hostname) == (CERT_REQUIRED, True)


def test_an_address_that_is_not_secure_needs_no_certificate() -> None:
    assert make_tls("amqp://queue.example.com") is None


@pytest.mark.parametrize(("scheme", "port"), [("amqp", 5672), ("amqps", 5671)])
async def test_the_broker_is_looked_for_at_the_port_of_its_scheme(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, scheme: str, port: int
) -> None:
    asked: list[int] = []

    async def refuse(_host: str, port: int, **_options: object) -> None:
        asked.append(port)
        raise ConnectionRefusedError

    monkeypatch.setattr(asyncio, "open_connection", refuse)

    with pytest.raises(QueueUnavailableError):
        await check_broker(settings.model_copy(update={"broker_url": SecretStr(f"{scheme}://queue.example.com/")}))

    assert asked == [port]
