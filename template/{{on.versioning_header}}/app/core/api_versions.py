"""The versions of the API, by the day that names each."""

from dataclasses import dataclass
from datetime import UTC, date, datetime


@dataclass(frozen=True, slots=True)
class Ending:
    """Since when a version is not meant for new callers, and when it ends."""

    deprecated_since: datetime
    ends: datetime


FIRST = date(2026, 1, 1)
LISTS_ARE_PAGES = date(2026, 6, 1)
# The oldest first.
DAYS = (FIRST, LISTS_ARE_PAGES)
NEWEST = DAYS[-1]
ENDINGS = {FIRST: Ending(datetime(2026, 6, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC))}


def version_on(day: date) -> date | None:
    """Return the version that was the newest on a day; before the first there was none."""
    return next((version for version in reversed(DAYS) if version <= day), None)
