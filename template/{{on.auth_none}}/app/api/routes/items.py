"""Items."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response, status

from app.api.dependencies import ReadSessionDep, SessionDep
from app.api.pagination import send_feed_headers
from app.api.paths import ITEM
from app.api.responses import NOT_FOUND
from app.api.strict_route import StrictRoute
from app.models.item import Item
from app.schemas.feed import Feed
from app.schemas.item import ItemCreate, ItemFeedQuery, ItemRead, ItemUpdate
from app.services.item import ItemService

feeds = APIRouter(prefix="/items", tags=["items"], route_class=StrictRoute)
router = APIRouter(prefix="/items", tags=["items"], route_class=StrictRoute)


@feeds.get("/feed", response_model=Feed[ItemRead])
async def feed_items(
    query: Annotated[ItemFeedQuery, Query()], session: ReadSessionDep, request: Request, response: Response
) -> object:
    """List items in the order of their creation, however many there are."""
    items = await ItemService(session).feed(query)
    send_feed_headers(request, response, items.next)
    return {"data": items.rows, "next": items.next}


@router.post("", response_model=ItemRead, status_code=status.HTTP_201_CREATED)
async def create_item(new: ItemCreate, session: SessionDep, request: Request, response: Response) -> Item:
    """Create an item."""
    item = await ItemService(session).create(new)
    response.headers["Location"] = f"{request.scope['path']}/{item.id}"
    return item


@router.get(ITEM, response_model=ItemRead, responses=NOT_FOUND)
async def get_item(item_id: UUID, session: ReadSessionDep) -> Item:
    """Return an item."""
    return await ItemService(session).get(item_id)


@router.patch(ITEM, response_model=ItemRead, responses=NOT_FOUND)
async def update_item(item_id: UUID, changes: ItemUpdate, session: SessionDep) -> Item:
    """Change an item."""
    return await ItemService(session).update(item_id, changes)


@router.delete(ITEM, status_code=status.HTTP_204_NO_CONTENT, responses=NOT_FOUND)
async def delete_item(item_id: UUID, session: SessionDep) -> None:
    """Delete an item."""
    await ItemService(session).delete(item_id)
