"""A server that goes on for a while once it is told to stop."""

import os
from collections.abc import Callable
from contextlib import suppress
from time import monotonic, sleep

from granian.server.mp import MPServer

from app.application_in_worker import DRAIN_SIGNAL

START_FAILURE = 1
TICK_SECONDS = 0.05


class DrainingServer(MPServer):
    """Tells its workers that the end comes, and ends them after a delay."""

    delay_seconds: float = 0
    hurried = False

    def signal_handler_interrupt(self, *_arguments: object, **_options: object) -> None:
        """Begin to stop; whoever asks twice does not want to wait."""
        if self.interrupt_signal:
            self.hurried = True
            for worker in self.wrks:
                worker.kill()
        self.interrupt_signal = True
        self.main_loop_interrupt.set()

    def shutdown(self, exit_code: int = 0) -> None:
        """Stop, once nobody is sent here any more."""
        if self.interrupt_signal:
            for worker in self.wrks:
                # It may have ended by itself.
                with suppress(ProcessLookupError):
                    os.kill(worker.inner.pid, DRAIN_SIGNAL)
            self.wait()
        end_workers: Callable[[int], None] = super().shutdown
        end_workers(exit_code)

    def wait(self) -> None:
        """Wait until the delay is over."""
        ends_at = monotonic() + self.delay_seconds
        while monotonic() < ends_at and not self.hurried:
            sleep(TICK_SECONDS)

    def _respawn_workers(self, workers: list[int], target: object, loader: object, delay: float = 0) -> None:
        """Replace workers, unless they could not even start: others could not either."""
        if any(self.wrks[index].inner.exitcode == START_FAILURE for index in workers):
            self.respawn_failed_workers = False
            self.interrupt_children = workers
            self.main_loop_interrupt.set()
        else:
            super()._respawn_workers(workers, target, loader, delay)
