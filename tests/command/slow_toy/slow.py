"""A filter that lets the first files pass, then waits until a file is gone."""

import os
import time
from itertools import count
from pathlib import Path

from jinja2 import Environment
from jinja2.ext import Extension

CALLS = count(1)
PASSING = 3
ATTEMPTS = 6000


def slowly(text: str) -> str:
    """Give the text back, late."""
    for _ in range(ATTEMPTS):
        if next(CALLS) <= PASSING or not Path(os.environ.get("TOY_WAITS_FOR", "nothing")).exists():
            break
        time.sleep(0.02)
    return text


class Slow(Extension):
    """Adds the filter."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.filters["slowly"] = slowly
