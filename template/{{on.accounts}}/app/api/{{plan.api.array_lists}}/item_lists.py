"""Lists of items, as arrays."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app.api.authentication import CALLER_PROBLEMS
from app.api.dependencies import ReadSessionDep
from app.api.item_callers import ItemReader
from app.api.pagination import send_page_headers
from app.api.strict_route import StrictRoute
from app.schemas.item import ItemListQuery, ItemRead
from app.services.item import ItemService

router = APIRouter(prefix="/items", tags=["items"], responses=CALLER_PROBLEMS, route_class=StrictRoute)


@router.get("", response_model=list[ItemRead])
async def list_items(
    query: Annotated[ItemListQuery, Query()],
    session: ReadSessionDep,
    user: ItemReader,
    request: Request,
    response: Response,
) -> object:
    """List items."""
    items = await ItemService(session, user).list(query)
    send_page_headers(request, response, query, items.total)
    return items.rows
