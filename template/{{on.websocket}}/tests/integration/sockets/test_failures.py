"""What fails while a socket opens, or while it is open."""

from collections.abc import Callable

import httpx2
import pytest
from starlette.types import Message
from structlog.testing import capture_logs

from app.sockets.close_code import CloseCode
from app.sockets.hub import Hub
from tests.sockets import Connect, Opened, scope_of

pytestmark = pytest.mark.usefixtures("kept_logging")


@pytest.fixture
def defect() -> Callable[..., None]:
    """Something that fails."""

    def fail(*_arguments: object) -> None:
        raise RuntimeError("a defect")

    return fail


async def test_a_handshake_that_fails_is_logged_once_and_answered(
    connect: Connect, visitor: dict[str, str], monkeypatch: pytest.MonkeyPatch, defect: Callable[..., None]
) -> None:
    monkeypatch.setattr(Hub, "enter", defect)

    with capture_logs() as logs:
        async with connect("/ws/lobby", visitor) as socket:
            answer = await socket.refusal()

    assert answer == (500, "internal_error")
    assert [line["event"] for line in logs if line["log_level"] == "error"] == ["socket.failed"]


async def test_a_socket_that_fails_is_logged_once_and_ends(
    opened: Opened, visitor: dict[str, str], monkeypatch: pytest.MonkeyPatch, defect: Callable[..., None]
) -> None:
    socket = await opened("/ws/lobby", visitor)
    monkeypatch.setattr(Hub, "deliver", defect)

    with capture_logs() as logs:
        socket.say("hello")
        code = await socket.end()

    assert code == CloseCode.INTERNAL_ERROR
    assert [line["event"] for line in logs if line["log_level"] == "error"] == ["socket.failed"]


async def test_a_peer_that_leaves_during_the_handshake_is_no_failure(
    transport: httpx2.ASGITransport, visitor: dict[str, str]
) -> None:
    async def arrive() -> Message:
        return {"type": "websocket.connect"}

    async def lose(_message: Message) -> None:
        raise OSError

    with capture_logs() as logs:
        await transport.app(scope_of("/ws/lobby", visitor), arrive, lose)

    assert [line["event"] for line in logs if line["log_level"] == "error"] == []
