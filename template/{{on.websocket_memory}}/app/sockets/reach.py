"""What reaches the members of a room: here, those of this process alone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from app.core.config import Settings
from app.sockets.hub import Hub
from app.sockets.member import Member


class Reach:
    """Carries texts to the members of rooms, and counts the sockets of each user."""

    def __init__(self, hub: Hub, max_per_user: int) -> None:
        self.hub = hub
        self.max_per_user = max_per_user

    async def publish(self, room: str, text: str) -> None:
        """Have a text heard by all members of a room."""
        self.hub.deliver(room, text)

    async def admit(self, member: Member) -> bool:
        """Tell whether the user of a socket that is in its room already may have it."""
        users = [other.user_id for other in self.hub.members]
        return member.user_id is None or users.count(member.user_id) <= self.max_per_user

    async def release(self, _member: Member) -> None:
        """Count a socket no more, which is so as soon as it has left its room."""


@asynccontextmanager
async def open_reach(settings: Settings, hub: Hub) -> AsyncIterator[Reach]:
    """Make it for the process."""
    yield Reach(hub, settings.websocket_max_per_user)
