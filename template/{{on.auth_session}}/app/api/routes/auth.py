"""Logins."""

from typing import Annotated

from fastapi import APIRouter, Cookie, Depends, Response, status

from app.api.account_dependencies import PasswordsDep
from app.api.authentication import AUTH_PROBLEMS, CALLER_PROBLEMS, CSRF_PROBLEMS, CallerDep
from app.api.callers import AccountWriter
from app.api.dependencies import DatabaseDep, SettingsDep
from app.api.password_limits import PasswordLimitsDep
from app.api.rate_limits import RATE_LIMITED
from app.api.session_cookie import forget_session, send_session
from app.api.strict_route import StrictRoute
from app.core.security import COOKIE_NAME, SessionLifetime, csrf_token
from app.schemas.auth import CsrfToken, LoggedIn
from app.schemas.login import Login
from app.schemas.password import PasswordChange
from app.services.auth import AuthService

router = APIRouter(prefix="/auth", tags=["auth"], route_class=StrictRoute)


async def get_auth_service(database: DatabaseDep, passwords: PasswordsDep, settings: SettingsDep) -> AuthService:
    """Make the service."""
    return AuthService(database, passwords, SessionLifetime.of(settings), verified_only=settings.registration_conceal)


AuthServiceDep = Annotated[AuthService, Depends(get_auth_service)]
PreviousDep = Annotated[str | None, Cookie(alias=COOKIE_NAME, include_in_schema=False)]


@router.post("/login", responses=AUTH_PROBLEMS | CSRF_PROBLEMS | RATE_LIMITED)
async def login(
    credentials: Login,
    service: AuthServiceDep,
    limits: PasswordLimitsDep,
    response: Response,
    previous: PreviousDep = None,
) -> LoggedIn:
    """Log in: the answer sets the cookie of a new session, and a session that was sent along ends."""
    async with limits.login(credentials.email):
        user, token = await service.login(credentials.email, credentials.password, replaced=previous)
    send_session(response, token)
    return LoggedIn.of(user, csrf_token(token))


@router.get("/csrf", responses=AUTH_PROBLEMS)
async def get_csrf_token(caller: CallerDep) -> CsrfToken:
    """Return the token for `X-CSRF-Token` again, for a page that was loaded anew."""
    return CsrfToken(csrf_token=caller.csrf_token)


@router.post("/logout", status_code=status.HTTP_204_NO_CONTENT, responses=AUTH_PROBLEMS | CSRF_PROBLEMS)
async def logout(caller: CallerDep, service: AuthServiceDep, response: Response) -> None:
    """End this session."""
    await service.logout(caller)
    forget_session(response)


@router.post("/logout-all", status_code=status.HTTP_204_NO_CONTENT, responses=CALLER_PROBLEMS)
async def logout_all(user: AccountWriter, service: AuthServiceDep, response: Response) -> None:
    """End all sessions of the caller."""
    await service.logout_all(user)
    forget_session(response)


@router.post("/password/change", status_code=status.HTTP_204_NO_CONTENT, responses=CALLER_PROBLEMS | RATE_LIMITED)
async def change_password(
    change: PasswordChange,
    user: AccountWriter,
    caller: CallerDep,
    service: AuthServiceDep,
    limits: PasswordLimitsDep,
    response: Response,
) -> None:
    """Change the caller's password and end their other sessions; this one gets a new cookie and a new CSRF token."""
    async with limits.password(user):
        token = await service.change_password(caller, change)
    send_session(response, token)
