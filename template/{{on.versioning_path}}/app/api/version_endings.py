"""The versions of the API that will end."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Ending:
    """Where the next version lies, since when this one is not meant for new callers, and when it ends."""

    successor: str
    deprecated_since: datetime
    ends: datetime


# By where each lies.
ENDINGS = {
    "/api/v1": Ending("/api/v2", datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)),
}


def ending_of(path: str) -> tuple[str, Ending] | None:
    """Return where the version of a path lies and how it ends, if it does."""
    found = (ending for ending in ENDINGS.items() if f"{path}/".startswith(f"{ending[0]}/"))
    return next(found, None)
