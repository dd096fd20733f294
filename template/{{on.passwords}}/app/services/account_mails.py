"""What the service writes to the owners of accounts; nothing in it was chosen by anybody but the address."""

from dataclasses import dataclass
from datetime import timedelta

from app.core.mail import Mailer
from app.core.mail_messages import make_message
from app.core.settings.mail import MailSettings
from app.models.account_token import TokenPurpose
from app.services.account_tokens import LIFETIMES


@dataclass(frozen=True, slots=True)
class TokenMail:
    """A mail whose link leads to a page of the front end, which sends the token back."""

    template: str
    subject: str
    page: str


TOKEN_MAILS = {
    TokenPurpose.RESET: TokenMail("reset_password", "choose a new password", "reset-password"),
    TokenPurpose.VERIFICATION: TokenMail("verify_email", "confirm your address", "verify-email"),
}


class AccountMails:
    """Writes and sends mails; links lead to the front end that the settings name, whatever a request says."""

    def __init__(self, mailer: Mailer, settings: MailSettings) -> None:
        self.mailer = mailer
        self.settings = settings

    async def send_token(self, purpose: TokenPurpose, email: str, token: str) -> None:
        """Send a token as a link, and say for how long it is good.

        Raises:
            MailNotSentError: it could not be sent.
        """
        mail = TOKEN_MAILS[purpose]
        minutes = LIFETIMES[purpose] // timedelta(minutes=1)
        await self.send(mail.template, email, mail.subject, link=self.link(mail.page, token), minutes=minutes)

    async def send_notice_of_change(self, email: str, new_email: str) -> None:
        """Tell an address that it is about to be replaced.

        Raises:
            MailNotSentError: it could not be sent.
        """
        await self.send("email_change", email, "your address is about to change", new_email=new_email)

    async def send_notice_of_registration(self, email: str) -> None:
        """Tell the owner of an account that somebody tried to open another with its address.

        Raises:
            MailNotSentError: it could not be sent.
        """
        await self.send("registration_attempt", email, "you have an account already")

    async def send(self, template: str, email: str, subject: str, **values: object) -> None:
        """Write a mail to an address, and send it.

        Raises:
            MailNotSentError: it could not be sent.
        """
        await self.mailer.send(make_message(self.settings, template, to=email, subject=subject, email=email, **values))

    def link(self, page: str, token: str) -> str:
        """Return a link to a page of the front end; what follows `#` reaches no log of a server."""
        return f"{self.settings.frontend_url}/{page}#token={token}"
