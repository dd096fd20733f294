"""The process that looks after the workers."""

import signal
from types import FrameType
from typing import override

from gunicorn.arbiter import Arbiter

WISHES_TO_STOP = frozenset({signal.SIGTERM, signal.SIGINT})


class DrainingArbiter(Arbiter):
    """Waits for its workers, unless it is told to stop a second time."""

    told_to_stop = False

    @override
    def signal(self, sig: int, frame: FrameType | None) -> None:
        """Take a signal; nothing else looks at them while the workers end."""
        if sig in WISHES_TO_STOP:
            if self.told_to_stop:
                self.kill_workers(signal.SIGKILL)
            self.told_to_stop = True
        super().signal(sig, frame)
