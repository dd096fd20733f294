"""What a socket shows to be let in."""

from datetime import timedelta
from uuid import UUID

import httpx2

from app.core.clock import utc_now
from app.core.socket_grant import Grant

OF_EVERY_CLIENT = frozenset({"accept", "accept-encoding", "connection", "user-agent"})
HOUR = timedelta(hours=1)


def proof_of(caller: httpx2.AsyncClient) -> dict[str, str]:
    """Return the headers that prove who calls."""
    return {name: value for name, value in caller.headers.items() if name not in OF_EVERY_CLIENT}


def make_grant(user_id: UUID, credential_id: UUID) -> Grant:
    """Make what opens a socket for an hour."""
    return Grant(user_id, credential_id, utc_now() + HOUR)
