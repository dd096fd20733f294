"""What ends the socket that sends it."""

import json
from collections.abc import Mapping

import pytest

from support.websockets.rooms import Rooms, ended, hear, say
from support.websockets.rows import BY_AUTH

LONGEST = "x" * 4096

pytestmark = pytest.mark.parametrize("row", [BY_AUTH["jwt"]], indirect=True, scope="session")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param("x" * (64 * 1024 + 1), 1009, id="a frame that is too large"),
        pytest.param(json.dumps({"type": "message", "text": f"{LONGEST}x"}), 1009, id="a text that is too long"),
        pytest.param(b"hello", 1003, id="bytes"),
        pytest.param("{", 1007, id="no JSON"),
        pytest.param("[]", 1007, id="no object"),
        pytest.param('{"type": "message"}', 1007, id="no text"),
        pytest.param('{"type": "message", "text": "\\ud800"}', 1007, id="half a character"),
    ],
)
def test_what_is_no_message_ends_the_socket(
    rooms: Rooms, somebody: Mapping[str, str], data: str | bytes, code: int
) -> None:
    with rooms.enter("lobby", somebody) as socket:
        socket.send(data)

        assert ended(socket) == code


def test_a_text_that_is_no_utf_8_ends_the_socket(rooms: Rooms, somebody: Mapping[str, str]) -> None:
    with rooms.enter("lobby", somebody) as socket:
        socket.send(b"\xff\xfe", text=True)

        assert ended(socket) == 1007


def test_the_longest_text_is_heard_in_any_script(rooms: Rooms, somebody: Mapping[str, str]) -> None:
    with rooms.enter("lobby", somebody) as socket:
        say(socket, "😀" * 4096)

        assert hear(socket)["text"] == "😀" * 4096
