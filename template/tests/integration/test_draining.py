"""What callers learn while the process is about to stop."""

import httpx2
import pytest

from app.core.lifecycle import LIFECYCLE
from tests.problems import refusal


@pytest.fixture
def stopping(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that has been told to stop."""
    monkeypatch.setattr(LIFECYCLE, "stopping", True)


@pytest.mark.usefixtures("stopping")
async def test_readiness_is_refused(client: httpx2.AsyncClient) -> None:
    response = await client.get("/health/ready")

    assert refusal(response) == (503, "stopping")
    assert response.json()["checks"] == {"process": "stopping"}


@pytest.mark.usefixtures("stopping")
async def test_requests_are_served_and_their_connections_end(client: httpx2.AsyncClient) -> None:
    response = await client.get("/health")

    assert (response.status_code, response.headers["connection"]) == (200, "close")


async def test_connections_are_kept_before(client: httpx2.AsyncClient) -> None:
    response = await client.get("/health")

    assert "connection" not in response.headers
