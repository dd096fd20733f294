"""What a broker does for the service."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID


class Sender(Protocol):
    """Gives ids of jobs to the broker."""

    async def send(self, job_ids: Sequence[UUID]) -> None:
        """Send messages.

        Raises:
            QueueUnavailableError: the broker does not take them, or did not say so in time; some may have been sent.
        """

    async def check(self) -> None:
        """Ask the broker whether it is there.

        Raises:
            QueueUnavailableError: it does not answer in time.
        """
