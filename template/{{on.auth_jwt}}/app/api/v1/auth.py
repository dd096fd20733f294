"""Logins."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Form, status

from app.api.account_dependencies import PasswordsDep
from app.api.authentication import AUTH_PROBLEMS, CALLER_PROBLEMS, ClaimsDep, CurrentUser, TokensDep
from app.api.callers import AccountReader, AccountWriter
from app.api.dependencies import NO_PARAMETERS, DatabaseDep, SettingsDep
from app.api.operation_limits import REFRESH_LIMIT
from app.api.rate_limits import RATE_LIMITED, RequestLimitsDep
from app.api.responses import NOT_FOUND
from app.schemas.auth import Login, Refresh, SessionRead, TokenForm, Tokens
from app.services.auth import AuthService
from app.services.sessions import SessionService

router = APIRouter(prefix="/auth", tags=["auth"], dependencies=[NO_PARAMETERS])


async def get_auth_service(
    database: DatabaseDep, passwords: PasswordsDep, tokens: TokensDep, settings: SettingsDep
) -> AuthService:
    """Make the service."""
    return AuthService(database, passwords, tokens, verified_only=settings.registration_conceal)


async def get_session_service(database: DatabaseDep, claims: ClaimsDep) -> SessionService:
    """Make the service."""
    return SessionService(database, claims)


AuthServiceDep = Annotated[AuthService, Depends(get_auth_service)]
SessionServiceDep = Annotated[SessionService, Depends(get_session_service)]


@router.post("/login", responses=AUTH_PROBLEMS | RATE_LIMITED)
async def login(credentials: Login, service: AuthServiceDep, limits: RequestLimitsDep) -> Tokens:
    """Log in."""
    async with limits.login(credentials.email):
        return await service.login(credentials.email, credentials.password)


@router.post("/token", responses=AUTH_PROBLEMS | RATE_LIMITED)
async def create_token(form: Annotated[TokenForm, Form()], service: AuthServiceDep, limits: RequestLimitsDep) -> Tokens:
    """Log in by a form, as the Authorize box of the documentation does; `scope` narrows what the tokens are good for.

    This is a login of the service itself; it is no OAuth authorization server.
    """
    async with limits.login(form.username):
        return await service.login(form.username, form.password, form.scopes)


@router.post("/refresh", responses=AUTH_PROBLEMS | RATE_LIMITED, dependencies=[REFRESH_LIMIT])
async def refresh(given: Refresh, service: AuthServiceDep) -> Tokens:
    """Exchange a refresh token for a new pair; a token that is used twice ends its session."""
    return await service.refresh(given.refresh_token)


@router.post("/logout", status_code=status.HTTP_204_NO_CONTENT, responses=AUTH_PROBLEMS)
async def logout(_user: CurrentUser, service: SessionServiceDep) -> None:
    """End this session."""
    await service.end_current()


@router.post("/logout-all", status_code=status.HTTP_204_NO_CONTENT, responses=CALLER_PROBLEMS)
async def logout_all(_user: AccountWriter, service: SessionServiceDep) -> None:
    """End all sessions of the caller."""
    await service.end_all()


@router.get("/sessions", responses=CALLER_PROBLEMS)
async def list_sessions(_user: AccountReader, service: SessionServiceDep) -> list[SessionRead]:
    """List the caller's sessions, the newest first."""
    return await service.list()


@router.delete("/sessions/{session_id}", status_code=status.HTTP_204_NO_CONTENT, responses=CALLER_PROBLEMS | NOT_FOUND)
async def end_session(session_id: UUID, _user: AccountWriter, service: SessionServiceDep) -> None:
    """End one session of the caller."""
    await service.end(session_id)
