"""What is counted together, and when it is too much: a window that moves with the time."""

import hashlib
import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from app.core.settings.quotas import Quota

MILLISECONDS = 1000


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether an attempt is allowed, how many more are, and when there will be one more than that."""

    allowed: bool
    remaining: int
    reset_seconds: int


@dataclass(frozen=True, slots=True)
class Counter:
    """Attempts that are counted together, and how many of them are allowed."""

    key_hash: str
    quota: Quota

    @classmethod
    def of(cls, quota: Quota, *parts: str) -> Self:
        """Make the counter of a kind of attempt and of whom it concerns."""
        return cls(hashlib.sha256(json.dumps(parts).encode()).hexdigest(), quota)

    def recent(self, hits: Iterable[int], now: datetime) -> list[int]:
        """Return the attempts that still count."""
        start = milliseconds(now) - self.quota.window_seconds * MILLISECONDS
        return [hit for hit in hits if hit > start][-self.quota.amount :]

    def decide(self, recent: Sequence[int], now: datetime) -> Decision:
        """Decide on an attempt now, after those that still count."""
        remaining = self.quota.amount - len(recent) - 1
        oldest = recent[0] if recent else milliseconds(now)
        seconds = math.ceil((oldest - milliseconds(now)) / MILLISECONDS) + self.quota.window_seconds
        # The clocks of two machines may differ.
        reset_seconds = min(max(seconds, 1), self.quota.window_seconds)
        return Decision(allowed=remaining >= 0, remaining=max(remaining, 0), reset_seconds=reset_seconds)


def strictest(decisions: Sequence[Decision]) -> Decision:
    """Return the decision that counts: the longest refusal or, if there is none, the one that leaves least."""
    refusals = [decision for decision in decisions if not decision.allowed]
    if refusals:
        return max(refusals, key=lambda refusal: refusal.reset_seconds)
    return min(decisions, key=lambda decision: decision.remaining)


def milliseconds(moment: datetime) -> int:
    """Return a time as it is stored."""
    return round(moment.timestamp() * MILLISECONDS)
