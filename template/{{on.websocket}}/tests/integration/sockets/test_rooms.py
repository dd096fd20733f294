"""What is said in a room, and who hears it."""

from datetime import datetime

from app.sockets.hub import Hub
from tests.sockets import Connect, Opened


async def test_what_is_said_is_heard_by_all_members_of_the_room(
    opened: Opened, visitor: dict[str, str], other_visitor: dict[str, str]
) -> None:
    speaker = await opened("/ws/lobby", visitor)
    listener = await opened("/ws/lobby", other_visitor)

    speaker.say("hello")
    heard = [await speaker.hear(), await listener.hear()]

    assert heard[0] == heard[1]
    assert {"type": "message", "room": "lobby", "text": "hello"}.items() <= heard[0].items()
    assert set(heard[0]) == {"type", "room", "user_id", "text", "ts"}
    assert datetime.fromisoformat(heard[0]["ts"]).tzinfo


async def test_what_is_said_is_heard_in_no_other_room(
    opened: Opened, visitor: dict[str, str], other_visitor: dict[str, str]
) -> None:
    speaker = await opened("/ws/here", visitor)
    listener = await opened("/ws/there", other_visitor)

    speaker.say("only here")
    await speaker.hear()
    listener.say("only there")

    assert (await listener.hear())["text"] == "only there"


async def test_a_path_may_end_with_a_slash(opened: Opened, visitor: dict[str, str]) -> None:
    speaker = await opened("/ws/lobby/", visitor)

    speaker.say("hello")

    assert (await speaker.hear())["room"] == "lobby"


async def test_a_room_is_left_with_the_socket(connect: Connect, visitor: dict[str, str], hub: Hub) -> None:
    async with connect("/ws/lobby", visitor) as socket:
        await socket.take("websocket.accept")
        before = list(hub.rooms)

    assert (before, hub.rooms) == (["lobby"], {})
