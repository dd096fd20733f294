"""What handlers that send mails ask for."""

from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection

from app.api.account_dependencies import PasswordsDep
from app.api.dependencies import DatabaseDep, SettingsDep
from app.api.responses import Responses, problem
from app.core.mail import Mailer
from app.services.account_mails import AccountMails
from app.services.email_verification import EmailVerificationService
from app.services.password_reset import PasswordResetService
from app.services.registration import RegistrationService

TOKEN_PROBLEMS: Responses = {400: problem("The token is unknown, used, expired or outdated.")}


async def get_mailer(connection: HTTPConnection) -> Mailer:
    """Return the mailer of the process."""
    mailer: Mailer = connection.state.mailer
    return mailer


async def get_account_mails(mailer: Annotated[Mailer, Depends(get_mailer)], settings: SettingsDep) -> AccountMails:
    """Make the writer of mails."""
    return AccountMails(mailer, settings)


AccountMailsDep = Annotated[AccountMails, Depends(get_account_mails)]


async def get_email_verification(database: DatabaseDep, mails: AccountMailsDep) -> EmailVerificationService:
    """Make the service."""
    return EmailVerificationService(database, mails)


async def get_password_reset(
    database: DatabaseDep, passwords: PasswordsDep, mails: AccountMailsDep
) -> PasswordResetService:
    """Make the service."""
    return PasswordResetService(database, passwords, mails)


async def get_registration(
    database: DatabaseDep,
    passwords: PasswordsDep,
    mails: AccountMailsDep,
    verification: Annotated[EmailVerificationService, Depends(get_email_verification)],
) -> RegistrationService:
    """Make the service."""
    return RegistrationService(database, passwords, mails, verification)


EmailVerificationDep = Annotated[EmailVerificationService, Depends(get_email_verification)]
PasswordResetDep = Annotated[PasswordResetService, Depends(get_password_reset)]
RegistrationDep = Annotated[RegistrationService, Depends(get_registration)]
