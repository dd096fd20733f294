"""Access tokens that have been verified: callers send the same one many times, and a signature takes long to check."""

from dataclasses import dataclass

from app.core.clock import utc_now

# Each takes about as much memory as it has characters.
MOST = 4096


@dataclass(frozen=True, slots=True)
class Verified[C]:
    """What a token says, and when it ends, in seconds since 1970."""

    claims: C
    ends_at: float


class RememberedTokens[C]:
    """What the last verified tokens say, until they end; the oldest one makes way for a new one."""

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self.verified: dict[str, Verified[C]] = {}

    def find(self, token: str) -> C | None:
        """Return what a token says that was verified and has not ended."""
        found = self.verified.get(token)
        if found is None or found.ends_at <= utc_now().timestamp():
            return None
        return found.claims

    def keep(self, token: str, claims: C, *, ends_at: float) -> None:
        """Remember a token that has just been verified."""
        if token not in self.verified and len(self.verified) >= self.most:
            del self.verified[next(iter(self.verified))]
        self.verified[token] = Verified(claims, ends_at)
