"""Which handshakes are refused, before a socket opens."""

import pytest

from tests.sockets import Connect, Opened


@pytest.mark.parametrize("room", ["..", "a b", "a" * 65, "a\0b", "ä", "a/b"])
async def test_a_name_that_no_room_can_have_is_refused(connect: Connect, visitor: dict[str, str], room: str) -> None:
    async with connect(f"/ws/{room}", visitor) as socket:
        assert await socket.refusal() == (404, "not_found")


async def test_a_path_without_a_route_is_refused_as_that_of_a_request(connect: Connect) -> None:
    async with connect("/nowhere") as socket:
        assert await socket.refusal() == (404, "not_found")


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost.evil.example", "http://["])
async def test_a_page_of_a_foreign_origin_is_refused(connect: Connect, visitor: dict[str, str], origin: str) -> None:
    async with connect("/ws/lobby", {**visitor, "Origin": origin}) as socket:
        assert await socket.refusal() == (403, "foreign_origin")


async def test_a_page_of_this_host_is_let_in(opened: Opened, visitor: dict[str, str]) -> None:
    socket = await opened("/ws/lobby", {**visitor, "Origin": "https://localhost"})

    socket.say("hello")

    assert (await socket.hear())["text"] == "hello"


async def test_another_host_is_refused(connect: Connect, visitor: dict[str, str]) -> None:
    async with connect("/ws/lobby", {**visitor, "Host": "evil.example"}) as socket:
        assert await socket.refusal() == (400, "invalid_host")


async def test_an_answer_has_the_id_of_the_request(connect: Connect) -> None:
    async with connect("/nowhere", {"X-Request-ID": "a-known-id"}) as socket:
        start = await socket.take("websocket.http.response.start")

    headers = dict(start["headers"])
    assert headers[b"x-request-id"] == b"a-known-id"
    assert headers[b"x-content-type-options"] == b"nosniff"
