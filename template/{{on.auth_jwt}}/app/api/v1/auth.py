"""Accounts and logins."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, status

from app.api.account_dependencies import PasswordsDep
from app.api.authentication import AUTH_PROBLEMS, ClaimsDep, CurrentUser, TokensDep
from app.api.dependencies import NO_PARAMETERS, DatabaseDep, SessionDep
from app.api.responses import CONFLICT
from app.models.user import User
from app.schemas.auth import Login, Refresh, TokenForm, Tokens
from app.schemas.password import PasswordChange
from app.schemas.user import UserRead, UserRegister
from app.services.auth import AuthService
from app.services.user import UserService

router = APIRouter(prefix="/auth", tags=["auth"], dependencies=[NO_PARAMETERS])


async def get_auth_service(database: DatabaseDep, passwords: PasswordsDep, tokens: TokensDep) -> AuthService:
    """Make the service."""
    return AuthService(database, passwords, tokens)


AuthServiceDep = Annotated[AuthService, Depends(get_auth_service)]


@router.post("/register", response_model=UserRead, status_code=status.HTTP_201_CREATED, responses=CONFLICT)
async def register(new: UserRegister, session: SessionDep, passwords: PasswordsDep) -> User:
    """Open an account."""
    return await UserService(session, passwords).register(new)


@router.post("/login", responses=AUTH_PROBLEMS)
async def login(credentials: Login, service: AuthServiceDep) -> Tokens:
    """Log in."""
    return await service.login(credentials.email, credentials.password)


@router.post("/token", responses=AUTH_PROBLEMS)
async def create_token(form: Annotated[TokenForm, Form()], service: AuthServiceDep) -> Tokens:
    """Log in by a form, as the Authorize box of the documentation does.

    This is a login of the service itself; it is no OAuth authorization server.
    """
    return await service.login(form.username, form.password)


@router.post("/refresh", responses=AUTH_PROBLEMS)
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


@router.post("/password/change", status_code=status.HTTP_204_NO_CONTENT, responses=AUTH_PROBLEMS)
async def change_password(
    change: PasswordChange, user: CurrentUser, claims: ClaimsDep, service: AuthServiceDep
) -> None:
    """Change the caller's password and end their other sessions."""
    await service.change_password(user, claims, change)
