"""Who may open a socket."""

import pytest
from structlog.testing import capture_logs

from app.models.user import User
from app.sockets.close_code import CloseCode
from tests.integration.sockets.conftest import MAX_PER_USER
from tests.sockets import Connect, Opened


async def test_nobody_in_particular_is_refused(connect: Connect) -> None:
    async with connect("/ws/lobby") as socket:
        assert await socket.refusal() == (401, "not_authenticated")


async def test_a_wrong_credential_is_refused(connect: Connect, visitor: dict[str, str]) -> None:
    wrong = {name: value[:-6] + "wrong!" for name, value in visitor.items()}

    async with connect("/ws/lobby", wrong) as socket:
        assert await socket.refusal() == (401, "invalid_token")


async def test_whoever_speaks_is_named(opened: Opened, visitor: dict[str, str], user: User) -> None:
    socket = await opened("/ws/lobby", visitor)

    socket.say("hello")

    assert (await socket.hear())["user_id"] == str(user.id)


async def test_a_room_of_a_user_is_open_to_that_user(opened: Opened, visitor: dict[str, str], user: User) -> None:
    socket = await opened(f"/ws/user-{user.id}", visitor)

    socket.say("to myself")

    assert (await socket.hear())["text"] == "to myself"


async def test_a_room_of_a_user_is_closed_to_others(
    connect: Connect, other_visitor: dict[str, str], user: User
) -> None:
    async with connect(f"/ws/user-{user.id}", other_visitor) as socket:
        assert await socket.refusal() == (404, "not_found")


async def test_a_user_has_so_many_sockets_and_no_more(
    opened: Opened, visitor: dict[str, str], other_visitor: dict[str, str]
) -> None:
    first, *_ = [await opened("/ws/lobby", visitor) for _ in range(MAX_PER_USER)]
    other = await opened("/ws/lobby", other_visitor)

    one_more = await opened("/ws/lobby", visitor)
    code = await one_more.end()
    other.say("hello")

    assert code == CloseCode.TOO_MANY_SOCKETS
    assert (await first.hear())["text"] == "hello"


@pytest.mark.usefixtures("kept_logging")
async def test_the_log_tells_of_a_socket_and_holds_no_credential(connect: Connect, visitor: dict[str, str]) -> None:
    with capture_logs() as logs:
        async with connect("/ws/lobby?note=s3ntinel", visitor) as socket:
            await socket.take("websocket.accept")

    events = [line for line in logs if line["event"].startswith("socket.")]
    assert [line["event"] for line in events] == ["socket.opened", "socket.closed"]
    assert {line["path"] for line in events} == {"/ws/lobby"}
    assert events[1]["code"] == 1001
    assert not [secret for secret in (*visitor.values(), "s3ntinel") if secret in str(logs)]
