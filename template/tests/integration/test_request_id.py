"""The id of a request."""

from uuid import UUID

import httpx2
import pytest


async def test_every_response_has_an_id_of_its_own(client: httpx2.AsyncClient) -> None:
    first = await client.get("/health")
    second = await client.get("/health")

    assert UUID(first.headers["x-request-id"]) != UUID(second.headers["x-request-id"])


async def test_the_id_of_the_caller_is_taken_over(client: httpx2.AsyncClient) -> None:
    response = await client.get("/nowhere", headers={"x-request-id": "a-harmless_id-1"})

    assert response.headers["x-request-id"] == "a-harmless_id-1"
    assert response.json()["request_id"] == "a-harmless_id-1"


@pytest.mark.parametrize("given", ["short", "x" * 129, "with space", "line%0abreak", "<script>alert</script>"])
async def test_an_id_that_may_do_harm_is_replaced(client: httpx2.AsyncClient, given: str) -> None:
    response = await client.get("/health", headers={"x-request-id": given})

    assert UUID(response.headers["x-request-id"]).version == 7
