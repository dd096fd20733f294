"""What the process keeps for its sockets."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from app.core.config import Settings
from app.core.exceptions import OverloadedError
from app.sockets.close_code import CloseCode
from app.sockets.hub import Hub
from app.sockets.member import Member
from app.sockets.reach import Reach, open_reach
from app.sockets.watch import watching


@dataclass(frozen=True, slots=True)
class SocketCenter:
    """Who is here, what reaches the others, and how many may come."""

    hub: Hub
    reach: Reach
    capacity: int

    @asynccontextmanager
    async def visit(self, member: Member) -> AsyncIterator[None]:
        """Let a member in, for as long as its socket is open; who has too many sockets already has to go at once.

        Raises:
            OverloadedError: the process has as many sockets as it may have, or can't reach the other processes.
        """
        if len(self.hub.members) >= self.capacity:
            raise OverloadedError
        self.hub.enter(member)
        try:
            if not await self.reach.admit(member):
                member.end(CloseCode.TOO_MANY_SOCKETS)
            yield
        finally:
            self.hub.leave(member)
            await self.reach.release(member)


@asynccontextmanager
async def open_sockets(settings: Settings) -> AsyncIterator[SocketCenter]:
    """Get ready for sockets, and look after them."""
    hub = Hub()
    async with open_reach(settings, hub) as reach, watching(settings, hub):
        yield SocketCenter(hub, reach, settings.websocket_max_connections)
