"""Who may be in which room; this is the place for rules of your own."""

from app.core.socket_grant import Grant

OWN_ROOM_PREFIX = "user-"


def may_enter(room: str, grant: Grant) -> bool:
    """Whether a room is open to a user: `user-<id>` to that user alone, every other one to all."""
    return not room.startswith(OWN_ROOM_PREFIX) or room == f"{OWN_ROOM_PREFIX}{grant.user_id}"
