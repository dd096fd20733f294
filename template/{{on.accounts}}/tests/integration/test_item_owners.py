"""Items belong to their owner."""

import httpx2
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.exceptions import NotFoundError
from app.core.identifiers import new_id
from app.models.item import Item
from app.models.user import User
from app.repositories.item import ItemRepository
from tests.addresses import ITEMS
from tests.problems import refusal


@pytest.fixture
async def address(caller: httpx2.AsyncClient) -> str:
    """Where an item of the ordinary user lies."""
    created = await caller.post(ITEMS, json={"title": "Of Ada"})
    return created.headers["location"]


async def titles(caller: httpx2.AsyncClient, **query: str) -> list[str]:
    response = await caller.get(ITEMS, params=query)
    return [item["title"] for item in response.json()]


async def test_an_item_names_its_owner(caller: httpx2.AsyncClient, user: User, address: str) -> None:
    assert (await caller.get(address)).json()["owner_id"] == str(user.id)


@pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
async def test_the_item_of_somebody_else_is_not_found(
    other_caller: httpx2.AsyncClient, caller: httpx2.AsyncClient, address: str, method: str
) -> None:
    response = await other_caller.request(method, address, json={"title": "Of Grace"})

    assert refusal(response) == (404, "not_found")
    assert (await caller.get(address)).json()["title"] == "Of Ada"


@pytest.mark.usefixtures("address")
async def test_users_see_their_own_items_only(caller: httpx2.AsyncClient, other_caller: httpx2.AsyncClient) -> None:
    await other_caller.post(ITEMS, json={"title": "Of Grace"})

    assert await titles(caller) == ["Of Ada"]
    assert await titles(other_caller) == ["Of Grace"]


@pytest.mark.usefixtures("address")
async def test_users_do_not_see_items_of_others_by_asking_for_them(
    other_caller: httpx2.AsyncClient, user: User
) -> None:
    assert await titles(other_caller, owner_id=str(user.id)) == []


@pytest.mark.usefixtures("address")
async def test_superusers_see_all_items(admin: httpx2.AsyncClient, other_caller: httpx2.AsyncClient) -> None:
    await other_caller.post(ITEMS, json={"title": "Of Grace"})

    assert await titles(admin) == ["Of Ada", "Of Grace"]


@pytest.mark.usefixtures("address")
async def test_superusers_see_the_items_of_one_user(
    admin: httpx2.AsyncClient, other_caller: httpx2.AsyncClient, other_user: User
) -> None:
    await other_caller.post(ITEMS, json={"title": "Of Grace"})

    assert await titles(admin, owner_id=str(other_user.id)) == ["Of Grace"]


async def test_superusers_change_the_items_of_others(admin: httpx2.AsyncClient, user: User, address: str) -> None:
    response = await admin.patch(address, json={"title": "Of Ada, checked"})

    assert (response.json()["title"], response.json()["owner_id"]) == ("Of Ada, checked", str(user.id))


async def test_superusers_delete_the_items_of_others(
    admin: httpx2.AsyncClient, caller: httpx2.AsyncClient, address: str
) -> None:
    assert (await admin.delete(address)).status_code == 204
    assert (await caller.get(address)).status_code == 404


async def test_an_owner_can_not_be_chosen(caller: httpx2.AsyncClient, other_user: User) -> None:
    response = await caller.post(ITEMS, json={"title": "A gift", "owner_id": str(other_user.id)})

    assert refusal(response) == (422, "validation_error")


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_items_are_for_users_only(client: httpx2.AsyncClient, method: str) -> None:
    response = await client.request(method, ITEMS, json={"title": "A book"})

    assert refusal(response) == (401, "not_authenticated")


async def test_an_item_of_a_user_who_is_gone_is_not_stored(session: AsyncSession) -> None:
    with pytest.raises(NotFoundError):
        await ItemRepository(session).add(Item(title="Of nobody", owner_id=new_id()))
