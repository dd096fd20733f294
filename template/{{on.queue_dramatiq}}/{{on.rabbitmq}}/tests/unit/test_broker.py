"""How long Dramatiq waits for RabbitMQ."""

from urllib.parse import parse_qs, urlsplit

from app.tasks.broker import BOUNDS, bounded


def test_an_address_bounds_how_long_is_waited() -> None:
    address = urlsplit(bounded("amqp://jobs:one%40two@queue.example.com/jobs"))

    assert (address.netloc, address.path) == ("jobs:one%40two@queue.example.com", "/jobs")
    assert parse_qs(address.query) == {name: [value] for name, value in BOUNDS.items()}


def test_an_address_can_say_other_bounds() -> None:
    address = urlsplit(bounded("amqp://queue.example.com/?heartbeat=60"))

    assert parse_qs(address.query)["heartbeat"] == ["60"]
