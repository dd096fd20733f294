"""What the service writes to the owners of accounts; nothing in it was chosen by anybody but the address."""

from app.core.mail import Mailer
from app.core.mail_messages import make_message
from app.core.settings.mail import MailSettings
from app.models.account_token import TokenPurpose
from app.services.account_tokens import LIFETIMES


class AccountMails:
    """Writes and sends mails; links lead to the front end that the settings name, whatever a request says."""

    def __init__(self, mailer: Mailer, settings: MailSettings) -> None:
        self.mailer = mailer
        self.settings = settings

    async def send_verification(self, email: str, token: str) -> None:
        """Ask to prove that an address is one's own.

        Raises:
            MailNotSentError: it could not be sent.
        """
        message = make_message(
            self.settings,
            "verify_email",
            to=email,
            subject="confirm your address",
            email=email,
            link=self.link("verify-email", token),
            hours=round(LIFETIMES[TokenPurpose.VERIFICATION].total_seconds() / 3600),
        )
        await self.mailer.send(message)

    async def send_reset(self, email: str, token: str) -> None:
        """Offer a new password.

        Raises:
            MailNotSentError: it could not be sent.
        """
        message = make_message(
            self.settings,
            "reset_password",
            to=email,
            subject="choose a new password",
            email=email,
            link=self.link("reset-password", token),
            minutes=round(LIFETIMES[TokenPurpose.RESET].total_seconds() / 60),
        )
        await self.mailer.send(message)

    async def send_notice_of_change(self, email: str, new_email: str) -> None:
        """Tell an address that it is about to be replaced.

        Raises:
            MailNotSentError: it could not be sent.
        """
        message = make_message(
            self.settings,
            "email_change",
            to=email,
            subject="your address is about to change",
            email=email,
            new_email=new_email,
        )
        await self.mailer.send(message)

    async def send_notice_of_registration(self, email: str) -> None:
        """Tell the owner of an account that somebody tried to open another with its address.

        Raises:
            MailNotSentError: it could not be sent.
        """
        message = make_message(
            self.settings,
            "registration_attempt",
            to=email,
            subject="you have an account already",
            email=email,
        )
        await self.mailer.send(message)

    def link(self, page: str, token: str) -> str:
        """Return a link to a page of the front end; what follows `#` reaches no log of a server."""
        return f"{self.settings.frontend_url}/{page}#token={token}"
