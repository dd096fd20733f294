"""The mails that are jobs; what they hold is made when they are sent, so that no secret waits in a job."""

from uuid import UUID

from app.tasks.kind import JobKind, Payload

# Longer than a mail may wait for others and for the server.
LIMIT_SECONDS = 90


class AccountMail(Payload):
    """Whom a mail is for: an account as it was when the mail was wanted, or nobody, if no account has the address."""

    user_id: UUID | None = None
    account_state: str = ""
    new_email: str | None = None


RESET = JobKind("mail_reset", AccountMail, limit_seconds=LIMIT_SECONDS)
VERIFICATION = JobKind("mail_verification", AccountMail, limit_seconds=LIMIT_SECONDS)
NOTICE_OF_CHANGE = JobKind("mail_notice_of_change", AccountMail, limit_seconds=LIMIT_SECONDS)
NOTICE_OF_REGISTRATION = JobKind("mail_notice_of_registration", AccountMail, limit_seconds=LIMIT_SECONDS)
