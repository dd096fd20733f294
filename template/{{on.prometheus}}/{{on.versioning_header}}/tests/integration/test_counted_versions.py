"""Requests of each version are counted."""

from uuid import uuid4

import httpx2
import pytest

from app.core.api_versions import DAYS
from tests.addresses import ITEMS


@pytest.mark.parametrize("version", [DAYS[0].isoformat(), DAYS[-1].isoformat()])
async def test_requests_of_each_version_are_counted_by_the_template_of_their_path(
    caller: httpx2.AsyncClient, version: str
) -> None:
    item_id = uuid4()
    await caller.delete(f"{ITEMS}/{item_id}", headers={"X-API-Version": version})

    counted = (await caller.get("/metrics")).text

    assert f'method="DELETE",route="{ITEMS}/{{item_id}}",status="404"' in counted
    assert str(item_id) not in counted
