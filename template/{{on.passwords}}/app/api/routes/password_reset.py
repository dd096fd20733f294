"""Choosing a new password without the old one."""

from fastapi import APIRouter, Response, status

from app.api.authentication import PUBLIC_PROBLEMS
from app.api.mail_dependencies import TOKEN_PROBLEMS, PasswordResetDep
from app.api.mail_limits import TOKEN_LIMIT, MailRequestDep
from app.api.rate_limits import RATE_LIMITED
from app.api.strict_route import StrictRoute
from app.schemas.account_token import PasswordReset

router = APIRouter(prefix="/auth/password", tags=["auth"], responses=PUBLIC_PROBLEMS, route_class=StrictRoute)


@router.post("/forgot", status_code=status.HTTP_202_ACCEPTED, response_class=Response, responses=RATE_LIMITED)
async def request_reset(wanted: MailRequestDep, service: PasswordResetDep) -> None:
    """Send a mail that lets its reader choose a new password; the answer is the same for any address."""
    await service.request(wanted.email)


@router.post(
    "/reset",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=TOKEN_PROBLEMS | RATE_LIMITED,
    dependencies=[TOKEN_LIMIT],
)
async def reset_password(given: PasswordReset, service: PasswordResetDep) -> None:
    """Choose a new password by the token that was mailed; all sessions of the account end."""
    await service.reset(given)
