"""Who comes to rooms."""

import httpx2
import pytest

from tests.visits import proof_of


@pytest.fixture
def visitor(caller: httpx2.AsyncClient) -> dict[str, str]:
    """What a user shows to be let in."""
    return proof_of(caller)


@pytest.fixture
def other_visitor(other_caller: httpx2.AsyncClient) -> dict[str, str]:
    """What another user shows."""
    return proof_of(other_caller)
