"""Each variant in turn."""

from collections.abc import Callable
from pathlib import Path

import pytest

from support.variants import Variant, looked_at


@pytest.fixture(params=looked_at(), ids=lambda variant: variant.name)
def variant(request: pytest.FixtureRequest) -> Variant:
    """Every core variant, every answer to every other question, and every pair of answers."""
    chosen: Variant = request.param
    return chosen


@pytest.fixture
def project(variant: Variant, rendered: Callable[[Variant], Path]) -> Path:
    """The rendered variant. Nobody changes it."""
    return rendered(variant)
