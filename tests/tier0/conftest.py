"""Each variant in turn."""

from collections.abc import Callable
from pathlib import Path

import pytest

from support.variants import Variant, core_variants, single_variants

VARIANTS = (*core_variants(), *single_variants())


@pytest.fixture(params=VARIANTS, ids=lambda variant: variant.name)
def variant(request: pytest.FixtureRequest) -> Variant:
    """Every core variant, and every answer to every other question."""
    chosen: Variant = request.param
    return chosen


@pytest.fixture
def project(variant: Variant, rendered: Callable[[Variant], Path]) -> Path:
    """The rendered variant. Nobody changes it."""
    return rendered(variant)
