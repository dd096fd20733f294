"""What ends the socket that sends it."""

import pytest

from tests.sockets import Opened

LONGEST = "x" * 4096


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", 1007),
        ("[]", 1007),
        ('"hello"', 1007),
        ('{"type": "message"}', 1007),
        ('{"type": "shout", "text": "hello"}', 1007),
        ('{"type": "message", "text": ""}', 1007),
        ('{"type": "message", "text": 1}', 1007),
        ('{"type": "message", "text": "hello", "room": "other"}', 1007),
        ('{"type": "message", "text": "a\\u0000b"}', 1007),
        ('{"type": "message", "text": "\\ud800"}', 1007),
        (f'{{"type": "message", "text": "{LONGEST}x"}}', 1009),
    ],
)
async def test_what_is_no_message_ends_the_socket(
    opened: Opened, visitor: dict[str, str], text: str, code: int
) -> None:
    socket = await opened("/ws/lobby", visitor)

    socket.send(text=text)

    assert await socket.end() == code


async def test_bytes_end_the_socket(opened: Opened, visitor: dict[str, str]) -> None:
    socket = await opened("/ws/lobby", visitor)

    socket.send(bytes=b"hello")

    assert await socket.end() == 1003


async def test_the_longest_text_is_heard(opened: Opened, visitor: dict[str, str]) -> None:
    socket = await opened("/ws/lobby", visitor)

    socket.say(LONGEST)

    assert (await socket.hear())["text"] == LONGEST


async def test_the_others_stay(opened: Opened, visitor: dict[str, str], other_visitor: dict[str, str]) -> None:
    leaving = await opened("/ws/lobby", visitor)
    staying = await opened("/ws/lobby", other_visitor)

    leaving.send(text="{")
    await leaving.end()
    staying.say("hello")

    assert (await staying.hear())["text"] == "hello"
