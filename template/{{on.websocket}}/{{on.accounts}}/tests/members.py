"""Members of rooms for tests."""

from uuid import uuid4

from app.sockets.member import Member
from tests.visits import make_grant


def new_member(room: str) -> Member:
    """Make a member of somebody."""
    return Member(room, make_grant(uuid4(), uuid4()))
