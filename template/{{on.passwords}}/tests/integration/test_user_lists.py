"""Lists of users."""

import httpx2
import pytest

from tests.accounts import USERS, AddUser
from tests.problems import broken_rules


@pytest.fixture(autouse=True)
async def users(admin: httpx2.AsyncClient, add_user: AddUser) -> httpx2.AsyncClient:
    """Users besides the superuser."""
    await add_user("b_1@example.com", full_name="50% Bob")
    await add_user("a@example.com", full_name="Anna")
    return admin


async def addresses(admin: httpx2.AsyncClient, **query: str) -> list[str]:
    response = await admin.get(USERS, params=query)
    assert response.status_code == 200
    return [user["email"].removesuffix("@example.com") for user in response.json()]


async def test_users_are_listed_in_the_order_of_their_creation(admin: httpx2.AsyncClient) -> None:
    assert await addresses(admin) == ["root", "b_1", "a"]


async def test_users_can_be_listed_by_address(admin: httpx2.AsyncClient) -> None:
    assert await addresses(admin, sort="email") == ["a", "b_1", "root"]
    assert await addresses(admin, sort="-email") == ["root", "b_1", "a"]


@pytest.mark.parametrize(
    ("q", "found"), [("ANN", ["a"]), ("%", ["b_1"]), ("_", ["b_1"]), ("example", ["root", "b_1", "a"]), ("zzz", [])]
)
async def test_users_are_found_by_address_and_name(admin: httpx2.AsyncClient, q: str, found: list[str]) -> None:
    assert await addresses(admin, q=q) == found


async def test_a_list_of_users_has_the_headers_of_a_page(admin: httpx2.AsyncClient) -> None:
    response = await admin.get(USERS, params={"limit": 1})

    assert response.headers["x-total-count"] == "3"
    assert response.links["next"]["url"] == f"{USERS}?offset=1&limit=1"


@pytest.mark.parametrize("query", [{"sort": "hashed_password"}, {"is_superuser": "1"}])
async def test_a_query_that_is_not_offered_is_refused(admin: httpx2.AsyncClient, query: dict[str, str]) -> None:
    response = await admin.get(USERS, params=query)

    assert {name for name, _ in broken_rules(response)} == set(query)


async def test_a_list_shows_no_password(admin: httpx2.AsyncClient) -> None:
    assert "password" not in (await admin.get(USERS)).text
