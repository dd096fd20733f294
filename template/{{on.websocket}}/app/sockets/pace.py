"""How fast a socket may speak."""

from collections import deque

from app.sockets.close_code import CloseCode
from app.sockets.refused_data import RefusedDataError

SECOND = 1.0


class Pace:
    """Counts messages in a window of a second, which moves with the time."""

    def __init__(self, per_second: int) -> None:
        self.recent: deque[float] = deque(maxlen=per_second)

    def count(self, now: float) -> None:
        """Count a message.

        Raises:
            RefusedDataError: there were too many in the last second.
        """
        if len(self.recent) == self.recent.maxlen and now - self.recent[0] < SECOND:
            raise RefusedDataError(CloseCode.POLICY_VIOLATION)
        self.recent.append(now)
