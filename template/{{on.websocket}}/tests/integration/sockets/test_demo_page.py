"""The page that shows rooms."""

import httpx2
import pytest

from app.core.settings.service import Environment
from tests.clients import ClientWith
from tests.problems import refusal

PAGE = "/ws-demo"


@pytest.mark.parametrize(
    "changes",
    [{"environment": Environment.DEVELOPMENT}, {"websocket_demo_enabled": True}],
    ids=["in development", "switched on"],
)
async def test_the_page_is_there_for_developers(client_with: ClientWith, changes: dict[str, object]) -> None:
    async with client_with(**changes) as client:
        response = await client.get(PAGE)

    assert response.status_code == 200
    assert "script-src 'self' 'sha256-" in response.headers["content-security-policy"]


async def test_the_page_is_not_there_otherwise(client: httpx2.AsyncClient) -> None:
    assert refusal(await client.get(PAGE)) == (404, "not_found")
