"""Lists of users in both versions."""

import httpx2


async def test_a_list_of_users_is_an_array_in_version_1_and_a_page_in_version_2(admin: httpx2.AsyncClient) -> None:
    users = (await admin.get("/api/v1/users")).json()

    response = await admin.get("/api/v2/users")

    assert response.json() == {"data": users, "total": 1, "limit": 100, "offset": 0}
    assert response.headers["x-total-count"] == "1"


async def test_users_are_listed_to_superusers_only_in_version_2_as_well(caller: httpx2.AsyncClient) -> None:
    assert (await caller.get("/api/v2/users")).status_code == 403
