"""Lists of items, as arrays."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app.api.dependencies import ReadSessionDep
from app.api.pagination import send_page_headers
from app.api.strict_route import StrictRoute
from app.schemas.item import ItemListQuery, ItemRead
from app.services.item import ItemService

router = APIRouter(prefix="/items", tags=["items"], route_class=StrictRoute)


@router.get("", response_model=list[ItemRead])
async def list_items(
    query: Annotated[ItemListQuery, Query()], session: ReadSessionDep, request: Request, response: Response
) -> object:
    """List items."""
    items = await ItemService(session).list(query)
    send_page_headers(request, response, query, items.total)
    return items.rows
