"""Durations of two things that nobody should be able to tell apart."""

from collections.abc import Callable
from statistics import median

import httpx2

Ask = Callable[[], httpx2.Response]

SAMPLES = 5
ROUNDS = 8
RATIO = 0.15
DIFFERENCE_SECONDS = 0.01


def take_equally_long(first: Ask, second: Ask) -> bool:
    """Ask both in turns until the medians of their durations agree; where they differ for ever, they never do.

    Whatever else the machine does falls on both; more samples are taken where it does much.
    """
    durations: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for _ in range(SAMPLES):
            for ask, taken in zip((first, second), durations, strict=True):
                taken.append(ask().elapsed.total_seconds())
        shorter, longer = sorted(median(taken) for taken in durations)
        if longer - shorter < max(RATIO * shorter, DIFFERENCE_SECONDS):
            return True
    return False
