"""What is counted, and who may see it."""

from collections.abc import AsyncIterator
from uuid import uuid4

import httpx2
import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from app.core.settings.service import Environment
from tests.addresses import ITEMS
from tests.clients import ClientWith, open_client
from tests.problems import refusal

KEY = "a-key-for-the-collector"


@pytest.fixture
async def client(new_app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    """A caller of an application that has counted nothing yet."""
    async with open_client(new_app) as client:
        yield client


async def counted(client: httpx2.AsyncClient) -> set[str]:
    """Return the labels of the requests that were counted, with their numbers."""
    lines = (await client.get("/metrics")).text.splitlines()
    return {line.removeprefix("http_requests_total") for line in lines if line.startswith("http_requests_total{")}


async def test_requests_are_counted_by_the_template_of_their_route(client: httpx2.AsyncClient) -> None:
    for _ in range(2):
        await client.delete(f"{ITEMS}/{uuid4()}")

    (series,) = await counted(client)
    assert f'method="DELETE",route="{ITEMS}/{{item_id}}"' in series
    assert series.endswith(" 2.0")


async def test_a_value_that_equals_a_word_of_the_path_is_still_a_value(client: httpx2.AsyncClient) -> None:
    await client.delete(f"{ITEMS}/items")

    (series,) = await counted(client)
    assert f'route="{ITEMS}/{{item_id}}"' in series


async def test_head_is_counted_as_itself(client: httpx2.AsyncClient) -> None:
    await client.head("/health")

    assert '{method="HEAD",route="/health",status="200"} 1.0' in await counted(client)


async def test_a_hundred_unknown_paths_are_one_series(client: httpx2.AsyncClient) -> None:
    for number in range(100):
        await client.get(f"/nowhere/{number}")

    assert await counted(client) == {'{method="GET",route="unmatched",status="404"} 100.0'}


async def test_unknown_methods_are_one_series(client: httpx2.AsyncClient) -> None:
    for method in ("BREW", "WHEN"):
        await client.request(method, "/nowhere")

    assert await counted(client) == {'{method="OTHER",route="unmatched",status="404"} 2.0'}


async def test_two_applications_do_not_share_their_metrics(client: httpx2.AsyncClient, client_with: ClientWith) -> None:
    await client.get("/health")

    async with client_with() as other:
        assert await counted(other) == set()


async def test_metrics_need_the_key_where_there_is_one(client_with: ClientWith) -> None:
    async with client_with(metrics_token=SecretStr(KEY)) as client:
        allowed = await client.get("/metrics", headers={"authorization": f"Bearer {KEY}"})
        refused = [await client.get("/metrics", headers={"authorization": given}) for given in ("", "Bearer x", KEY)]

    assert allowed.status_code == 200
    assert [refusal(response) for response in refused] == [(404, "not_found")] * 3


async def test_metrics_are_closed_in_production_without_a_key(client_with: ClientWith) -> None:
    async with client_with(environment=Environment.PRODUCTION) as client:
        response = await client.get("/metrics")

    assert refusal(response) == (404, "not_found")
