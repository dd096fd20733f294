"""Mails as tests read them."""

import re
from email.message import EmailMessage

LINK = re.compile(r"^https?://\S+#token=(\S+)", re.MULTILINE)


class RecordingMailer:
    """Keeps the mails that it is told to send."""

    def __init__(self) -> None:
        self.sent: list[EmailMessage] = []

    async def send(self, message: EmailMessage) -> None:
        """Keep a mail."""
        self.sent.append(message)

    @property
    def tokens(self) -> list[str]:
        """The tokens of all mails, in their order."""
        return [token for message in self.sent for token in LINK.findall(body_of(message))]

    @property
    def recipients(self) -> list[str]:
        """The recipients of all mails, in their order."""
        return [str(message["To"]) for message in self.sent]


def body_of(message: EmailMessage, kind: str = "plain") -> str:
    """Return the text of a mail, or the HTML."""
    body = message.get_body((kind,))
    assert isinstance(body, EmailMessage)
    content: str = body.get_content()
    return content
