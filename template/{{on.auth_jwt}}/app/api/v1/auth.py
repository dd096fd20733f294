"""Accounts and logins."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, BackgroundTasks, Depends, Form, status

from app.api.account_dependencies import PasswordsDep
from app.api.after_response import do_after_response
from app.api.authentication import AUTH_PROBLEMS, ClaimsDep, CurrentUser, TokensDep
from app.api.dependencies import NO_PARAMETERS, DatabaseDep, SessionDep
from app.api.mail_dependencies import EmailVerificationDep
from app.api.rate_limits import RATE_LIMITED, REFRESH_LIMIT, REGISTER_LIMIT, RequestLimitsDep
from app.api.responses import CONFLICT, NOT_FOUND
from app.models.user import User
from app.schemas.auth import Login, Refresh, SessionRead, TokenForm, Tokens
from app.schemas.password import PasswordChange
from app.schemas.user import UserRead, UserRegister
from app.services.auth import AuthService
from app.services.sessions import SessionService
from app.services.user import UserService

router = APIRouter(prefix="/auth", tags=["auth"], dependencies=[NO_PARAMETERS])


async def get_auth_service(database: DatabaseDep, passwords: PasswordsDep, tokens: TokensDep) -> AuthService:
    """Make the service."""
    return AuthService(database, passwords, tokens)


AuthServiceDep = Annotated[AuthService, Depends(get_auth_service)]


@router.post(
    "/register",
    response_model=UserRead,
    status_code=status.HTTP_201_CREATED,
    responses=CONFLICT | RATE_LIMITED,
    dependencies=[REGISTER_LIMIT],
)
async def register(
    new: UserRegister,
    session: SessionDep,
    passwords: PasswordsDep,
    verification: EmailVerificationDep,
    background: BackgroundTasks,
) -> User:
    """Open an account, and send a mail that proves its address."""
    user = await UserService(session, passwords).register(new)
    do_after_response(background, verification.send, user, user.email)
    return user


@router.post("/login", responses=AUTH_PROBLEMS | RATE_LIMITED)
async def login(credentials: Login, service: AuthServiceDep, limits: RequestLimitsDep) -> Tokens:
    """Log in."""
    async with limits.login(credentials.email):
        return await service.login(credentials.email, credentials.password)


@router.post("/token", responses=AUTH_PROBLEMS | RATE_LIMITED)
async def create_token(form: Annotated[TokenForm, Form()], service: AuthServiceDep, limits: RequestLimitsDep) -> Tokens:
    """Log in by a form, as the Authorize box of the documentation does.

    This is a login of the service itself; it is no OAuth authorization server.
    """
    async with limits.login(form.username):
        return await service.login(form.username, form.password)


@router.post("/refresh", responses=AUTH_PROBLEMS | RATE_LIMITED, dependencies=[REFRESH_LIMIT])
async def refresh(given: Refresh, service: AuthServiceDep) -> Tokens:
    """Exchange a refresh token for a new pair; a token that is used twice ends its session."""
    return await service.refresh(given.refresh_token)


@router.post("/logout", status_code=status.HTTP_204_NO_CONTENT, responses=AUTH_PROBLEMS)
async def logout(_user: CurrentUser, claims: ClaimsDep, service: AuthServiceDep) -> None:
    """End this session."""
    await service.logout(claims)


@router.post("/logout-all", status_code=status.HTTP_204_NO_CONTENT, responses=AUTH_PROBLEMS)
async def logout_all(_user: CurrentUser, claims: ClaimsDep, service: AuthServiceDep) -> None:
    """End all sessions of the caller."""
    await service.logout_all(claims)


@router.get("/sessions", responses=AUTH_PROBLEMS)
async def list_sessions(_user: CurrentUser, claims: ClaimsDep, database: DatabaseDep) -> list[SessionRead]:
    """List the caller's sessions, the newest first."""
    return await SessionService(database, claims).list()


@router.delete("/sessions/{session_id}", status_code=status.HTTP_204_NO_CONTENT, responses=AUTH_PROBLEMS | NOT_FOUND)
async def end_session(session_id: UUID, _user: CurrentUser, claims: ClaimsDep, database: DatabaseDep) -> None:
    """End one session of the caller."""
    await SessionService(database, claims).end(session_id)


@router.post("/password/change", status_code=status.HTTP_204_NO_CONTENT, responses=AUTH_PROBLEMS | RATE_LIMITED)
async def change_password(
    change: PasswordChange, user: CurrentUser, claims: ClaimsDep, service: AuthServiceDep, limits: RequestLimitsDep
) -> None:
    """Change the caller's password and end their other sessions."""
    async with limits.password(user):
        await service.change_password(user, claims, change)
