"""What handlers that have mails sent ask for."""

from typing import Annotated

from fastapi import Depends

from app.api.account_dependencies import PasswordsDep
from app.api.dependencies import DatabaseDep
from app.api.responses import Responses, problem
from app.services.email_verification import EmailVerificationService
from app.services.password_reset import PasswordResetService
from app.services.registration import RegistrationService

TOKEN_PROBLEMS: Responses = {400: problem("The token is unknown, used, expired or outdated.")}


async def get_email_verification(database: DatabaseDep) -> EmailVerificationService:
    """Make the service."""
    return EmailVerificationService(database)


async def get_password_reset(database: DatabaseDep, passwords: PasswordsDep) -> PasswordResetService:
    """Make the service."""
    return PasswordResetService(database, passwords)


async def get_registration(database: DatabaseDep, passwords: PasswordsDep) -> RegistrationService:
    """Make the service."""
    return RegistrationService(database, passwords)


EmailVerificationDep = Annotated[EmailVerificationService, Depends(get_email_verification)]
PasswordResetDep = Annotated[PasswordResetService, Depends(get_password_reset)]
RegistrationDep = Annotated[RegistrationService, Depends(get_registration)]
