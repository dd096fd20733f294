"""Who comes to rooms: anybody, with nothing to show."""

import pytest


@pytest.fixture
def visitor() -> dict[str, str]:
    """What somebody shows to be let in."""
    return {}


@pytest.fixture
def other_visitor() -> dict[str, str]:
    """What somebody else shows."""
    return {}
