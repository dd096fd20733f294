"""What a process knows of its end; signals come to the process as a whole, and so this belongs to it."""

from dataclasses import dataclass


@dataclass(slots=True)
class Lifecycle:
    """Whether the process has been told to stop: it goes on for a while, and asks callers to go elsewhere."""

    stopping: bool = False


LIFECYCLE = Lifecycle()
