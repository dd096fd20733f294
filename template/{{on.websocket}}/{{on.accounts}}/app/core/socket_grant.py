"""What opens a socket."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Grant:
    """Whose a socket is, by which credential, and when that ends unless it is taken back earlier."""

    user_id: UUID
    credential_id: UUID
    ends_at: datetime
