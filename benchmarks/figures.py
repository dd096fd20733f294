"""What is told of measured times: the median, how far half of them spread around it, and ratios of medians."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Times:
    """How long the same thing took, each time that it was done; at least two times, in seconds."""

    seconds: Sequence[float]

    @property
    def median(self) -> float:
        """Give the time that half of the times are below."""
        return median(self.seconds)

    def __str__(self) -> str:
        """Write the median and the quartiles in milliseconds."""
        lower, _, upper = quantiles(self.seconds, n=4, method="inclusive")
        return f"{milliseconds(self.median)} ({milliseconds(lower)} to {milliseconds(upper)})"

    def ratio(self, other: "Times") -> str:
        """Write how many times as long as another this took."""
        return f"{three_digits(self.median / other.median)} x"


def milliseconds(seconds: float) -> str:
    """Write a time in milliseconds."""
    return three_digits(seconds * 1000)


def three_digits(number: float) -> str:
    """Round a number to three digits, and to nothing finer than a hundredth."""
    digits_before = len(str(int(number)))
    return f"{number:.{max(0, 3 - digits_before)}f}"
