"""A login, as a list of them shows it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class LiveSession:
    """A session that is still good."""

    id: UUID
    created_at: datetime
    last_used_at: datetime
    expires_at: datetime
