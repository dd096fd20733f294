"""The wish to end `make demo` comes twice: from who wishes it, and from make."""

import signal
from collections.abc import Iterator

import pytest

from demo import WISHES_TO_END, interrupt


@pytest.fixture
def interrupted_by_wishes() -> Iterator[None]:
    """What a wish to end does while the demo runs."""
    before = {wish: signal.signal(wish, interrupt) for wish in WISHES_TO_END}
    yield
    for wish, handler in before.items():
        signal.signal(wish, handler)


@pytest.mark.usefixtures("interrupted_by_wishes")
@pytest.mark.parametrize("again", WISHES_TO_END)
def test_a_second_wish_leaves_the_end_of_the_service_alone(again: signal.Signals) -> None:
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGTERM)

    signal.raise_signal(again)
