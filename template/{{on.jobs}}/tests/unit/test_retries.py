"""The time between attempts."""

import pytest

from app.worker.retries import LONGEST_SECONDS, gap_after


@pytest.mark.parametrize("attempts", range(1, 5))
def test_gaps_grow_whatever_the_jitter(attempts: int) -> None:
    longest = max(gap_after(attempts, 2) for _ in range(100))
    shortest_next = min(gap_after(attempts + 1, 2) for _ in range(100))

    assert longest < shortest_next


def test_gaps_are_not_all_the_same() -> None:
    assert len({gap_after(1, 2) for _ in range(100)}) > 1


def test_a_gap_has_an_end() -> None:
    assert gap_after(50, 2).total_seconds() <= LONGEST_SECONDS * 1.25
