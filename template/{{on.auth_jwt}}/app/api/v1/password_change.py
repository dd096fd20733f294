"""Changing the password that one knows."""

from fastapi import APIRouter, status

from app.api.account_dependencies import PasswordsDep
from app.api.authentication import CALLER_PROBLEMS, ClaimsDep
from app.api.callers import AccountWriter
from app.api.dependencies import NO_PARAMETERS, DatabaseDep
from app.api.rate_limits import RATE_LIMITED, RequestLimitsDep
from app.schemas.password import PasswordChange
from app.services.password_change import PasswordChangeService

router = APIRouter(prefix="/auth/password", tags=["auth"], dependencies=[NO_PARAMETERS])


@router.post("/change", status_code=status.HTTP_204_NO_CONTENT, responses=CALLER_PROBLEMS | RATE_LIMITED)
async def change_password(
    change: PasswordChange,
    user: AccountWriter,
    claims: ClaimsDep,
    database: DatabaseDep,
    passwords: PasswordsDep,
    limits: RequestLimitsDep,
) -> None:
    """Change the caller's password and end their other sessions."""
    async with limits.password(user):
        await PasswordChangeService(database, passwords).change(user, claims, change)
