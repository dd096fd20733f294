"""What the documentation of the API says of limits."""

import httpx2

TOLD = {"RateLimit", "RateLimit-Policy", "Retry-After"}


async def test_every_refusal_of_a_limit_tells_the_limit_and_its_end(client: httpx2.AsyncClient) -> None:
    paths = (await client.get("/api/openapi.json")).json()["paths"]

    refusals = [
        operation["responses"]["429"]
        for methods in paths.values()
        for operation in methods.values()
        if "429" in operation["responses"]
    ]
    assert refusals
    assert [answer for answer in refusals if not answer.get("headers", {}).keys() >= TOLD] == []
