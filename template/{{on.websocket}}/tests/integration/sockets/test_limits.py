"""How fast sockets may speak, and how many there may be."""

from collections.abc import AsyncIterator
from uuid import uuid4

from app.sockets.close_code import CloseCode
from app.sockets.hub import Hub
from tests.sockets import Connect, Opened, Socket

TOO_MANY_MESSAGES = 21
MORE_THAN_A_MAILBOX_HOLDS = 102


async def everything(socket: Socket) -> AsyncIterator[str | int]:
    """Yield what a socket hears, and the code in the end."""
    while (message := await socket.received.get())["type"] == "websocket.send":
        yield message["text"]
    yield message["code"]


async def test_who_speaks_too_fast_has_to_go(opened: Opened, visitor: dict[str, str]) -> None:
    socket = await opened("/ws/lobby", visitor)

    for number in range(TOO_MANY_MESSAGES):
        socket.say(str(number))
    *heard, code = [each async for each in everything(socket)]

    assert code == CloseCode.POLICY_VIOLATION
    assert len(heard) < TOO_MANY_MESSAGES


async def test_who_does_not_listen_has_to_go(
    opened: Opened, visitor: dict[str, str], other_visitor: dict[str, str], hub: Hub
) -> None:
    slow = await opened("/ws/lobby", visitor)
    other = await opened("/ws/elsewhere", other_visitor)

    for number in range(MORE_THAN_A_MAILBOX_HOLDS):
        hub.deliver("lobby", str(number))
    *_, code = [each async for each in everything(slow)]
    other.say("still here")

    assert code == CloseCode.TRY_AGAIN_LATER
    assert (await other.hear())["text"] == "still here"


async def test_a_process_has_so_many_sockets_and_no_more(
    opened: Opened, connect: Connect, visitor: dict[str, str], other_visitor: dict[str, str], capacity: int
) -> None:
    for number in range(capacity):
        await opened("/ws/lobby", (visitor, other_visitor)[number % 2])

    async with connect(f"/ws/{uuid4()}", visitor) as socket:
        assert await socket.refusal() == (503, "overloaded")
