"""The broker that TaskIQ speaks to."""

from taskiq_aio_pika import AioPikaBroker
from taskiq_aio_pika.exchange import Exchange
from taskiq_aio_pika.queue import Queue

from app.core.config import Settings


def make_broker(settings: Settings) -> AioPikaBroker:
    """Make the broker; it connects when it is started."""
    queue = f"{settings.job_queue}.taskiq"
    return AioPikaBroker(
        settings.broker_url.get_secret_value(),
        exchange=Exchange(name=queue),
        task_queues=[Queue(name=queue)],
        dead_letter_queue=Queue(name=f"{queue}.dead"),
    )
