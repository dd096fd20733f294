"""Who is in which room of this process."""

from app.sockets.close_code import CloseCode
from app.sockets.member import Member


class Hub:
    """The members of each room; an empty room is none."""

    def __init__(self) -> None:
        self.rooms: dict[str, set[Member]] = {}

    @property
    def members(self) -> list[Member]:
        """All members of all rooms."""
        return [member for room in self.rooms.values() for member in room]

    def enter(self, member: Member) -> None:
        """Let a member hear what is said in its room from now on."""
        self.rooms.setdefault(member.room, set()).add(member)

    def leave(self, member: Member) -> None:
        """Forget a member."""
        room = self.rooms.get(member.room, set())
        room.discard(member)
        if not room:
            self.rooms.pop(member.room, None)

    def deliver(self, room: str, text: str) -> None:
        """Put a text on its way to the members of a room, and to nobody else."""
        for member in self.rooms.get(room, ()):
            member.post(text)

    def end_all(self, code: CloseCode) -> None:
        """Have all sockets closed."""
        for member in self.members:
            member.end(code)
