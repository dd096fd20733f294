"""How often something may be tried, as settings say it."""

import re
from dataclasses import dataclass
from typing import Annotated, Self

from pydantic import BeforeValidator
from pydantic_settings import NoDecode

PATTERN = re.compile(r"(?P<amount>[0-9]{1,4})/(?P<count>[0-9]{0,6})(?P<unit>[smhd])")
UNIT_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
# The times of all attempts in a window are stored.
MAX_AMOUNT = 1000
MAX_WINDOW_SECONDS = 7 * UNIT_SECONDS["d"]


@dataclass(frozen=True, slots=True)
class Quota:
    """So many attempts in so many seconds."""

    amount: int
    window_seconds: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a number of attempts and a time, such as `5/15m`; the units are s, m, h and d.

        Raises:
            ValueError: the text is nothing of that kind, or out of bounds.
        """
        found = PATTERN.fullmatch(text.strip())
        if found is None:
            raise ValueError("write a number of attempts and a time, such as 5/15m")
        amount, window_seconds = int(found["amount"]), int(found["count"] or 1) * UNIT_SECONDS[found["unit"]]
        if not 1 <= amount <= MAX_AMOUNT or not 1 <= window_seconds <= MAX_WINDOW_SECONDS:
            raise ValueError(f"allow 1 to {MAX_AMOUNT} attempts in one second to seven days")
        return cls(amount, window_seconds)


def read_quota(value: object) -> object:
    """Read a quota that is written as a text."""
    return Quota.parse(value) if isinstance(value, str) else value


QuotaSetting = Annotated[Quota, NoDecode, BeforeValidator(read_quota)]
