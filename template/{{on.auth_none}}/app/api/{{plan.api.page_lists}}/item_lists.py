"""Lists of items, as pages."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app.api.dependencies import ReadSessionDep
from app.api.pagination import send_page_headers
from app.api.strict_route import StrictRoute
from app.schemas.item import ItemListQuery, ItemRead
from app.schemas.page import Page
from app.services.item import ItemService

router = APIRouter(prefix="/items", tags=["items"], route_class=StrictRoute)


@router.get("", response_model=Page[ItemRead])
async def list_items(
    query: Annotated[ItemListQuery, Query()], session: ReadSessionDep, request: Request, response: Response
) -> object:
    """List items."""
    items = await ItemService(session).list(query)
    send_page_headers(request, response, query, items.total)
    return {"data": items.rows, "total": items.total, "limit": query.limit, "offset": query.offset}
