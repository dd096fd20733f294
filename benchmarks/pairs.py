"""Ratios of what is measured in turn, so that a busy moment of the machine meets both sides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from figures import three_digits

Figures = tuple[float, ...]


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


def compare(service: Callable[[], Figures], floor: Callable[[], Figures], pairs: int) -> tuple[Ratios, ...]:
    """Measure both sides in turn, and compare each figure; who begins changes, so that a trend favours neither."""
    measured = [ratios(service, floor, begins=number % 2 == 0) for number in range(pairs)]
    return tuple(Ratios(list(of_pairs)) for of_pairs in zip(*measured, strict=True))


def ratios(service: Callable[[], Figures], floor: Callable[[], Figures], *, begins: bool) -> Figures:
    """Measure a pair, and divide figure by figure."""
    if begins:
        first = service()
        return divided(first, floor())
    base = floor()
    return divided(service(), base)


def divided(figures: Figures, base: Figures) -> Figures:
    """Divide figure by figure."""
    return tuple(figure / other for figure, other in zip(figures, base, strict=True))
