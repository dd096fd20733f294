"""The broker, as handlers ask for it."""

from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection

from app.tasks.sender import Sender
from app.worker.relay import Relay


async def get_sender(connection: HTTPConnection) -> Sender:
    """Return what gives jobs to the broker."""
    relay: Relay = connection.state.relay
    return relay.sender


async def demand_broker(sender: Annotated[Sender, Depends(get_sender)]) -> None:
    """Refuse what somebody waits for while the broker is away.

    Raises:
        QueueUnavailableError: it is.
    """
    await sender.check()


BROKER_ANSWERS = Depends(demand_broker)
