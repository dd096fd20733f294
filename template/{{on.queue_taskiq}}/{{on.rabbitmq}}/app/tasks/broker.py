"""The broker that TaskIQ speaks to."""

from typing import override

from taskiq import SendTaskError
from taskiq_aio_pika import AioPikaBroker
from taskiq_aio_pika.exchange import Exchange
from taskiq_aio_pika.queue import Queue

from app.core.config import Settings

SENDING_ERRORS = (SendTaskError, OSError)


class RabbitmqBroker(AioPikaBroker):
    """A broker that can be left while it is silent."""

    @override
    async def shutdown(self) -> None:
        """End the connections, and their channels with them: to end a channel takes an answer, however late."""
        for connection in (self.write_conn, self.read_conn):
            if connection:
                await connection.close()
        await super().shutdown()


def make_broker(settings: Settings) -> RabbitmqBroker:
    """Make the broker; it connects when it is started."""
    queue = f"{settings.job_queue}.taskiq"
    return RabbitmqBroker(
        settings.broker_url.get_secret_value(),
        exchange=Exchange(name=queue),
        task_queues=[Queue(name=queue)],
        dead_letter_queue=Queue(name=f"{queue}.dead"),
    )
