"""How TaskIQ leaves RabbitMQ."""

from unittest.mock import AsyncMock

from app.core.config import Settings
from app.tasks.broker import make_broker


async def test_connections_end_before_their_channels_which_wait_for_an_answer(settings: Settings) -> None:
    broker = make_broker(settings)
    parts = AsyncMock()
    broker.write_conn, broker.write_channel = parts.connection, parts.channel

    await broker.shutdown()

    assert [call[0] for call in parts.method_calls][:2] == ["connection.close", "channel.close"]
