"""Ends a worker whose parent has been killed, and so could not tell it to stop."""

import os
import signal
from multiprocessing import parent_process
from threading import Thread


def watch_parent() -> None:
    """Look after the parent of this process for as long as this process lives."""
    Thread(target=stop_without_parent, name="parent-watch", daemon=True).start()


def stop_without_parent() -> None:
    """Wait until the parent has ended, and stop as if it had asked for that."""
    if (parent := parent_process()) is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
