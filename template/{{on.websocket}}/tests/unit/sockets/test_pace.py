"""How fast a socket may speak."""

import pytest

from app.sockets.close_code import CloseCode
from app.sockets.pace import Pace
from app.sockets.refused_data import RefusedDataError


@pytest.fixture
def pace() -> Pace:
    """Three messages in a second, which are used up."""
    pace = Pace(3)
    for now in (10.0, 10.5, 10.9):
        pace.count(now)
    return pace


def test_one_more_in_the_same_second_is_too_many(pace: Pace) -> None:
    with pytest.raises(RefusedDataError) as refused:
        pace.count(10.99)

    assert refused.value.code is CloseCode.POLICY_VIOLATION


def test_the_second_moves_with_the_time(pace: Pace) -> None:
    pace.count(11.0)

    with pytest.raises(RefusedDataError):
        pace.count(11.4)
