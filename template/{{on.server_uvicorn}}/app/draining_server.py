"""A server that goes on for a while once it is told to stop."""

import signal
from multiprocessing import parent_process
from time import monotonic
from types import FrameType
from typing import override

from uvicorn import Config, Server
from uvicorn.server import HANDLED_SIGNALS

from app.core.lifecycle import LIFECYCLE


class DrainingServer(Server):
    """Accepts requests for a delay, so that nobody is sent here any more when it ends what is left."""

    def __init__(self, config: Config, delay_seconds: float) -> None:
        super().__init__(config)
        self.delay_seconds = delay_seconds
        self.ends_at: float | None = None

    @override
    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to stop; a second signal is left to the system, which ends the process at once."""
        if sig == signal.SIGINT and parent_process() is not None:
            # A terminal tells all processes, and the parent tells this one.
            return
        for each in HANDLED_SIGNALS:
            signal.signal(each, signal.SIG_DFL)
        LIFECYCLE.stopping = True
        self.ends_at = monotonic() + self.delay_seconds
        # It listens a moment before it says that it has started.
        self.should_exit = not hasattr(self, "servers")

    @override
    async def on_tick(self, counter: int) -> bool:
        """Look, ten times a second, whether the delay is over."""
        if self.ends_at is not None and monotonic() >= self.ends_at:
            self.should_exit = True
        return await super().on_tick(counter)
