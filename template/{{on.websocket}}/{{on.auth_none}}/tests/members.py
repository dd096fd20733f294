"""Members of rooms for tests."""

from app.core.socket_grant import Grant
from app.sockets.member import Member


def new_member(room: str) -> Member:
    """Make a member."""
    return Member(room, Grant())
