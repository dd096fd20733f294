"""Logins."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, status

from app.api.account_dependencies import PasswordsDep
from app.api.authentication import AUTH_PROBLEMS, CALLER_PROBLEMS, CallerDep, ClaimsDep, TokensDep
from app.api.callers import AccountWriter
from app.api.dependencies import DatabaseDep, SettingsDep
from app.api.password_limits import PasswordLimitsDep
from app.api.rate_limits import RATE_LIMITED
from app.api.refresh_limit import REFRESH_LIMIT
from app.api.strict_route import StrictRoute
from app.schemas.auth import Refresh, TokenForm, Tokens
from app.schemas.login import Login
from app.schemas.password import PasswordChange
from app.services.auth import AuthService

router = APIRouter(prefix="/auth", tags=["auth"], route_class=StrictRoute)


async def get_auth_service(
    database: DatabaseDep, passwords: PasswordsDep, tokens: TokensDep, settings: SettingsDep
) -> AuthService:
    """Make the service."""
    return AuthService(database, passwords, tokens, verified_only=settings.registration_conceal)


AuthServiceDep = Annotated[AuthService, Depends(get_auth_service)]


@router.post("/login", responses=AUTH_PROBLEMS | RATE_LIMITED)
async def login(credentials: Login, service: AuthServiceDep, limits: PasswordLimitsDep) -> Tokens:
    """Log in."""
    async with limits.login(credentials.email):
        return await service.login(credentials.email, credentials.password)


@router.post("/token", responses=AUTH_PROBLEMS | RATE_LIMITED)
async def create_token(
    form: Annotated[TokenForm, Form()], service: AuthServiceDep, limits: PasswordLimitsDep
) -> Tokens:
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
async def logout(_caller: CallerDep, claims: ClaimsDep, service: AuthServiceDep) -> None:
    """End this session."""
    await service.logout(claims)


@router.post("/logout-all", status_code=status.HTTP_204_NO_CONTENT, responses=CALLER_PROBLEMS)
async def logout_all(_user: AccountWriter, claims: ClaimsDep, service: AuthServiceDep) -> None:
    """End all sessions of the caller."""
    await service.logout_all(claims)


@router.post("/password/change", status_code=status.HTTP_204_NO_CONTENT, responses=CALLER_PROBLEMS | RATE_LIMITED)
async def change_password(
    change: PasswordChange, user: AccountWriter, claims: ClaimsDep, service: AuthServiceDep, limits: PasswordLimitsDep
) -> None:
    """Change the caller's password and end their other sessions."""
    async with limits.password(user):
        await service.change_password(user, claims, change)
