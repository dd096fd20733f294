"""Lists of users, as pages."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app.api.authentication import CALLER_PROBLEMS
from app.api.callers import UserAdmin
from app.api.dependencies import ReadSessionDep
from app.api.pagination import send_page_headers
from app.api.strict_route import StrictRoute
from app.schemas.page import Page
from app.schemas.user import UserListQuery, UserRead
from app.services.user import UserService

router = APIRouter(prefix="/users", tags=["users"], responses=CALLER_PROBLEMS, route_class=StrictRoute)


@router.get("", response_model=Page[UserRead])
async def list_users(
    query: Annotated[UserListQuery, Query()],
    session: ReadSessionDep,
    _admin: UserAdmin,
    request: Request,
    response: Response,
) -> object:
    """List users."""
    users = await UserService(session).list(query)
    send_page_headers(request, response, query, users.total)
    return {"data": users.rows, "total": users.total, "limit": query.limit, "offset": query.offset}
