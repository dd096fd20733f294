"""Ratios of what is measured in turn, so that a busy moment of the machine meets both sides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from figures import three_digits


@dataclass(frozen=True, slots=True)
class Ratios:
    """One ratio a pair."""

    of_pairs: Sequence[float]

    @property
    def median(self) -> float:
        """Give the ratio that half of the pairs are below."""
        return median(self.of_pairs)

    def __str__(self) -> str:
        """Write the median with the lowest and the highest pair."""
        lowest, highest = min(self.of_pairs), max(self.of_pairs)
        return f"{three_digits(self.median)} ({three_digits(lowest)} to {three_digits(highest)})"


def compare(service: Callable[[], float], floor: Callable[[], float], pairs: int) -> Ratios:
    """Measure both sides in turn; who begins changes from pair to pair, so that a trend favours neither."""
    return Ratios([ratio(service, floor, begins=number % 2 == 0) for number in range(pairs)])


def ratio(service: Callable[[], float], floor: Callable[[], float], *, begins: bool) -> float:
    """Measure a pair, and divide."""
    if begins:
        first = service()
        return first / floor()
    base = floor()
    return service() / base
