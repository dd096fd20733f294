"""What reaches the members of rooms in tests."""

from app.sockets.hub import Hub
from app.sockets.reach import Reach


def make_reach(hub: Hub, max_per_user: int) -> Reach:
    """Reach the members of a hub."""
    return Reach(hub, max_per_user)
