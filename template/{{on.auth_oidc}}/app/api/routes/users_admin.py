"""Users, as superusers change them; included after `own_account`, whose paths are more particular."""

from uuid import UUID

from fastapi import APIRouter

from app.api.authentication import CALLER_PROBLEMS
from app.api.callers import UserAdmin
from app.api.dependencies import SessionDep
from app.api.responses import CONFLICT, NOT_FOUND
from app.api.strict_route import StrictRoute
from app.models.user import User
from app.schemas.user import UserRead
from app.schemas.user_admin import UserUpdate
from app.services.user_admin import UserAdminService

router = APIRouter(prefix="/users", tags=["users"], responses=CALLER_PROBLEMS, route_class=StrictRoute)


@router.patch("/{user_id}", response_model=UserRead, responses=NOT_FOUND | CONFLICT)
async def update_user(user_id: UUID, changes: UserUpdate, session: SessionDep, _admin: UserAdmin) -> User:
    """Lock a user out, or let them in again; all else is what the identity provider tells."""
    return await UserAdminService(session).update(user_id, changes)
