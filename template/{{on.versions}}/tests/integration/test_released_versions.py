"""Released versions keep what they promised: `api/` lists them, and holds their documents."""

import httpx2
import pytest

from app.api.documentation_versions import NAMES
from app.api.releases import Releases


@pytest.mark.parametrize("name", NAMES)
async def test_a_released_version_still_serves_its_callers(client: httpx2.AsyncClient, name: str) -> None:
    document = (await client.get(f"/api/openapi/{name}.json")).json()

    # What it raises says what broke, and what to do.
    Releases().check(name, document)


def test_every_version_that_is_listed_is_served() -> None:
    Releases().check_served(NAMES)
