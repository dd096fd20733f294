"""Large responses are compressed."""

import httpx2


async def test_a_large_response_is_compressed(caller: httpx2.AsyncClient) -> None:
    response = await caller.get("/api/openapi.json", headers={"accept-encoding": "gzip"})

    assert response.headers["content-encoding"] == "gzip"
    assert "paths" in response.json()


async def test_a_large_response_is_plain_for_those_who_can_not_unpack(caller: httpx2.AsyncClient) -> None:
    response = await caller.get("/api/openapi.json", headers={"accept-encoding": "identity"})

    assert "content-encoding" not in response.headers


async def test_a_small_response_is_plain(caller: httpx2.AsyncClient) -> None:
    response = await caller.get("/nowhere", headers={"accept-encoding": "gzip"})

    assert "content-encoding" not in response.headers


async def test_head_tells_of_the_compressed_response(caller: httpx2.AsyncClient) -> None:
    accepted = {"accept-encoding": "gzip"}
    got = await caller.get("/api/openapi.json", headers=accepted)

    response = await caller.head("/api/openapi.json", headers=accepted)

    for name in ("content-encoding", "content-length"):
        assert response.headers[name] == got.headers[name]
