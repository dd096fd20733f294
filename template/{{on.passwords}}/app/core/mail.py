"""Sends mails: to a server or, where there is none, to the log of a developer."""

from email.message import EmailMessage
from typing import Protocol

import aiosmtplib
import anyio
import structlog

from app.core.settings.mail import MailSettings, SmtpTls

# Mails wait for each other beyond this, as mail servers refuse clients that open many connections.
PARALLEL_MAILS = 4
WAIT_SECONDS = 60
# RFC 5321, section 4.2.1: from here on, the same is refused again.
FINAL_REPLIES = 500

logger = structlog.get_logger()


class MailNotSentError(Exception):
    """The mail server is away, or refuses the mail."""


class MailRefusedError(MailNotSentError):
    """The mail server refuses the mail for good."""


class Mailer(Protocol):
    """Sends mails."""

    async def send(self, message: EmailMessage) -> None:
        """Send a mail.

        Raises:
            MailRefusedError: the server will not take it, however often it is sent.
            MailNotSentError: it could not be sent.
        """


class SmtpMailer:
    """Gives mails to a server, each over a connection of its own."""

    def __init__(self, settings: MailSettings) -> None:
        self.settings = settings
        self.limiter = anyio.CapacityLimiter(PARALLEL_MAILS)

    async def send(self, message: EmailMessage) -> None:
        """Send a mail, as `Mailer` says."""
        try:
            with anyio.fail_after(WAIT_SECONDS):
                async with self.limiter:
                    await self.hand_over(message)
        except (aiosmtplib.SMTPException, OSError) as error:
            refusal = MailRefusedError if is_final(error) else MailNotSentError
            raise refusal(type(error).__name__) from error

    async def hand_over(self, message: EmailMessage) -> None:
        """Connect and send."""
        settings = self.settings
        password = settings.smtp_password
        # Where nothing is said, a developer's server may do without encryption.
        if_offered = settings.smtp_tls is None and not settings.hardened
        await aiosmtplib.send(
            message,
            hostname=settings.smtp_host,
            port=settings.smtp_port,
            username=settings.smtp_username,
            password=password.get_secret_value() if password else None,
            use_tls=settings.smtp_tls is SmtpTls.TLS,
            start_tls=None if if_offered else settings.smtp_tls in {None, SmtpTls.STARTTLS},
            timeout=settings.smtp_timeout_seconds,
        )


def is_final(error: Exception) -> bool:
    """Whether a mail is refused for good; what is refused before its recipient is the service, which can be mended."""
    match error:
        case aiosmtplib.SMTPRecipientsRefused(recipients=refusals):
            return all(refusal.code >= FINAL_REPLIES for refusal in refusals)
        case aiosmtplib.SMTPDataError(code=code):
            return code >= FINAL_REPLIES
    return False


class LogMailer:
    """Writes mails to the log; outside development only that there was one, since they hold secrets."""

    def __init__(self, settings: MailSettings) -> None:
        self.settings = settings

    async def send(self, message: EmailMessage) -> None:
        """Write a mail to the log, or that there was one."""
        if self.settings.hardened:
            logger.warning("mail.dropped", reason="SMTP_HOST is not set")
            return
        body = message.get_body(("plain",))
        text = body.get_content() if body else ""
        logger.info("mail.written", to=str(message["To"]), subject=str(message["Subject"]), text=text)


def make_mailer(settings: MailSettings) -> Mailer:
    """Make the mailer of a process."""
    return SmtpMailer(settings) if settings.smtp_host else LogMailer(settings)
