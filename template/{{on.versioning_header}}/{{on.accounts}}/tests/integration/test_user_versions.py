"""Lists of users in each version."""

import httpx2

from tests.addresses import API

FIRST, NEWEST = ({"X-API-Version": version} for version in ("2026-01-01", "2026-06-01"))


async def test_a_list_of_users_is_an_array_in_the_first_version_and_a_page_in_the_newest(
    admin: httpx2.AsyncClient,
) -> None:
    users = (await admin.get(f"{API}/users", headers=FIRST)).json()

    response = await admin.get(f"{API}/users", headers=NEWEST)

    assert response.json() == {"data": users, "total": 1, "limit": 100, "offset": 0}


async def test_users_are_listed_to_superusers_only_in_the_newest_version_as_well(caller: httpx2.AsyncClient) -> None:
    assert (await caller.get(f"{API}/users", headers=NEWEST)).status_code == 403
