"""Signals that stop the command, as exceptions, so that it can clean up."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Terminated(BaseException):
    """The command got SIGTERM."""


STOPS: dict[signal.Signals, type[BaseException]] = {
    signal.SIGINT: KeyboardInterrupt,
    signal.SIGTERM: Terminated,
}


def stop(number: int, _frame: FrameType | None) -> None:
    """Raise the exception of the signal."""
    # One signal is enough: a second one must not stop the clean-up of the first.
    for each in STOPS:
        signal.signal(each, signal.SIG_IGN)
    raise STOPS[signal.Signals(number)]


@contextmanager
def signals_raised() -> Iterator[None]:
    """Raise SIGINT and SIGTERM as exceptions for a while."""
    before = {each: signal.signal(each, stop) for each in STOPS}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
