"""What reaches the members of rooms in tests: no Redis is needed for those of one process."""

from typing import override

from app.sockets.hub import Hub
from app.sockets.member import Member
from app.sockets.reach import Reach


class NearReach(Reach):
    """Reaches the members of a hub, and nobody else."""

    def __init__(self, hub: Hub, max_per_user: int) -> None:
        self.hub = hub
        self.max_per_user = max_per_user

    @override
    async def publish(self, room: str, text: str) -> None:
        """Deliver at once."""
        self.hub.deliver(room, text)

    @override
    async def admit(self, member: Member) -> bool:
        """Count here."""
        users = [other.user_id for other in self.hub.members]
        return member.user_id is None or users.count(member.user_id) <= self.max_per_user

    @override
    async def release(self, member: Member) -> None:
        """Count no more."""


def make_reach(hub: Hub, max_per_user: int) -> Reach:
    """Reach the members of a hub."""
    return NearReach(hub, max_per_user)
