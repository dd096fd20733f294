"""Sends the mails that are jobs; one to an account that has changed since it was wanted is left out."""

from typing import Any

from app.core.config import Settings
from app.core.mail import MailNotSentError, MailRefusedError, make_mailer
from app.models.account_token import TokenPurpose
from app.models.user import User
from app.repositories.user import UserRepository
from app.services.account_mails import AccountMails
from app.services.account_tokens import issue_token, state_of
from app.tasks.failures import JobFailedError, JobNotDoneError
from app.tasks.kind import JobKind
from app.tasks.mails import NOTICE_OF_CHANGE, NOTICE_OF_REGISTRATION, RESET, VERIFICATION, AccountMail
from app.worker.handler import Handle, Handler, Work


class MailJobs:
    """Writes mails to whom jobs name."""

    def __init__(self, mails: AccountMails) -> None:
        self.mails = mails

    async def send_reset(self, work: Work, payload: AccountMail) -> None:
        """Send a link that lets its reader choose a new password."""
        if user := await addressee(work, payload):
            await self.send_token(work, user, TokenPurpose.RESET, user.email)

    async def send_verification(self, work: Work, payload: AccountMail) -> None:
        """Send a link that proves the address of an account, or gives it another."""
        if user := await addressee(work, payload):
            await self.send_token(work, user, TokenPurpose.VERIFICATION, payload.new_email or user.email)

    async def send_notice_of_change(self, work: Work, payload: AccountMail) -> None:
        """Tell an address that another is to replace it."""
        user = await addressee(work, payload)
        if user and payload.new_email:
            await self.mails.send_notice_of_change(user.email, payload.new_email)

    async def send_notice_of_registration(self, work: Work, payload: AccountMail) -> None:
        """Tell the owner of an account that somebody tried to open another with its address."""
        if user := await addressee(work, payload):
            await self.mails.send_notice_of_registration(user.email)

    async def send_token(self, work: Work, user: User, purpose: TokenPurpose, email: str) -> None:
        """Send a token, which is stored before: whoever reads the mail at once can use it."""
        async with work.database.sessions.begin() as session:
            token = await issue_token(session, user, purpose, email)
        if token is not None:
            await self.mails.send_token(purpose, email, token)


async def addressee(work: Work, payload: AccountMail) -> User | None:
    """Return the account that a mail is for, if it is still as it was."""
    if payload.user_id is None:
        return None
    async with work.database.readers() as session:
        user = await UserRepository(session).get(payload.user_id)
    return user if user and state_of(user) == payload.account_state else None


def handlers(settings: Settings) -> tuple[Handler[Any], ...]:
    """Make the handlers of all mails, which share a mailer."""
    jobs = MailJobs(AccountMails(make_mailer(settings), settings))
    return (
        mail_handler(RESET, jobs.send_reset),
        mail_handler(VERIFICATION, jobs.send_verification),
        mail_handler(NOTICE_OF_CHANGE, jobs.send_notice_of_change),
        mail_handler(NOTICE_OF_REGISTRATION, jobs.send_notice_of_registration),
    )


def mail_handler(kind: JobKind[AccountMail], send: Handle[AccountMail]) -> Handler[AccountMail]:
    """Make the handler of a mail; a server that is away is no defect of the job."""

    async def attempt(work: Work, payload: AccountMail) -> None:
        try:
            await send(work, payload)
        except MailRefusedError as error:
            raise JobFailedError(f"The mail was refused: {error}") from error
        except MailNotSentError as error:
            raise JobNotDoneError(f"The mail was not sent: {error}") from error

    return Handler(kind, attempt)
