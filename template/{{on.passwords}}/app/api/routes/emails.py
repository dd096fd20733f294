"""Proving that an address is one's own."""

from fastapi import APIRouter, Response, status

from app.api.authentication import PUBLIC_PROBLEMS
from app.api.mail_dependencies import TOKEN_PROBLEMS, EmailVerificationDep
from app.api.mail_limits import TOKEN_LIMIT, MailRequestDep
from app.api.rate_limits import RATE_LIMITED
from app.api.responses import CONFLICT
from app.api.strict_route import StrictRoute
from app.schemas.account_token import EmailVerification

router = APIRouter(prefix="/auth/email", tags=["auth"], responses=PUBLIC_PROBLEMS, route_class=StrictRoute)


@router.post("/request-verify", status_code=status.HTTP_202_ACCEPTED, response_class=Response, responses=RATE_LIMITED)
async def request_verification(wanted: MailRequestDep, service: EmailVerificationDep) -> None:
    """Send a mail that proves an address, if an account waits for it; the answer is the same for any address."""
    await service.request(wanted.email)


@router.post(
    "/verify",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=TOKEN_PROBLEMS | CONFLICT | RATE_LIMITED,
    dependencies=[TOKEN_LIMIT],
)
async def verify_email(given: EmailVerification, service: EmailVerificationDep) -> None:
    """Prove an address by the token that was mailed to it."""
    await service.verify(given.token)
