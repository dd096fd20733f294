"""The sessions of a user, listed and ended one by one."""

from uuid import UUID

from fastapi import APIRouter, Response, status

from app.api.authentication import CALLER_PROBLEMS, SessionIdDep, end_credentials
from app.api.callers import AccountReader, AccountWriter
from app.api.dependencies import DatabaseDep
from app.api.responses import NOT_FOUND
from app.api.strict_route import StrictRoute
from app.schemas.auth_session import SessionRead
from app.services.sessions import SessionService

router = APIRouter(prefix="/auth", tags=["auth"], responses=CALLER_PROBLEMS, route_class=StrictRoute)


@router.get("/sessions")
async def list_sessions(user: AccountReader, current: SessionIdDep, database: DatabaseDep) -> list[SessionRead]:
    """List the caller's sessions, the newest first."""
    return await SessionService(database, user).list(current=current)


@router.delete("/sessions/{session_id}", status_code=status.HTTP_204_NO_CONTENT, responses=NOT_FOUND)
async def end_session(
    session_id: UUID, user: AccountWriter, current: SessionIdDep, database: DatabaseDep, response: Response
) -> None:
    """End one session of the caller."""
    await SessionService(database, user).end(session_id)
    if session_id == current:
        end_credentials(response)
