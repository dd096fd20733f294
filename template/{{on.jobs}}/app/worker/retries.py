"""How long a job waits for its next attempt."""

import random
from datetime import timedelta

# Each gap is about four times the one before: even with the jitter, it is longer.
GROWTH = 4
JITTER = 0.25
LONGEST_SECONDS = 3600

source = random.SystemRandom()


def gap_after(attempts: int, first_seconds: float) -> timedelta:
    """Return the time to wait after so many attempts; jitter keeps jobs apart that failed together."""
    seconds = min(first_seconds * GROWTH ** (attempts - 1), LONGEST_SECONDS)
    return timedelta(seconds=seconds * source.uniform(1 - JITTER, 1 + JITTER))
