"""A mail server on this machine, which keeps all mails for the tests to read."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from enum import StrEnum

from aiosmtpd import handlers
from aiosmtpd.controller import Controller

from support.network import LOOPBACK, free_port

FRONTEND = "https://app.example.com"
PATIENCE_SECONDS = 30


class Page(StrEnum):
    """The pages of the front end that mails link to."""

    VERIFY = "verify-email"
    RESET = "reset-password"


class Mailbox(handlers.Message):
    """All mails that the service sends."""

    def __init__(self) -> None:
        super().__init__()
        self.port = free_port()
        self.mails: list[EmailMessage] = []
        self.arrived = threading.Condition()
        self.opened = threading.Event()
        self.opened.set()

    def handle_message(self, message: Message) -> None:
        """Take a mail, as soon as mails are let in."""
        assert self.opened.wait(PATIENCE_SECONDS)
        with self.arrived:
            self.mails.append(message_from_bytes(message.as_bytes(), policy=policy.default))
            self.arrived.notify_all()

    def to(self, email: str) -> list[EmailMessage]:
        """List the mails to an address."""
        return [mail for mail in self.mails if mail["To"].addresses[0].addr_spec == email]

    def tokens(self, email: str, page: Page) -> list[str]:
        """List the tokens in the links to a page, in the order of the mails."""
        link = re.compile(rf"^{re.escape(FRONTEND)}/{page}#token=(\S+)$", re.MULTILINE)
        return [token for mail in self.to(email) for token in link.findall(text_of(mail))]

    def token(self, email: str, page: Page, *, number: int = 1) -> str:
        """Wait for so many links to a page, and return the token of the last."""
        with self.arrived:
            assert self.arrived.wait_for(lambda: len(self.tokens(email, page)) >= number, PATIENCE_SECONDS)
        return self.tokens(email, page)[number - 1]

    def linking(self, email: str, page: Page) -> EmailMessage:
        """Wait for a mail with a link to a page, and return the last."""
        self.token(email, page)
        return [mail for mail in self.to(email) if f"{FRONTEND}/{page}#token=" in text_of(mail)][-1]

    def first(self, email: str) -> EmailMessage:
        """Wait for a mail to an address."""
        with self.arrived:
            assert self.arrived.wait_for(lambda: self.to(email), PATIENCE_SECONDS)
        return self.to(email)[0]

    @contextmanager
    def served(self) -> Iterator[None]:
        """Answer for a while."""
        self.start()
        try:
            yield
        finally:
            self.controller.stop()

    def start(self) -> None:
        """Answer, always on the same port."""
        self.controller = Controller(self, hostname=LOOPBACK, port=self.port)
        self.controller.start()

    @contextmanager
    def away(self) -> Iterator[None]:
        """Answer nobody for a while."""
        self.controller.stop()
        try:
            yield
        finally:
            self.start()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep those who send mails waiting for a while."""
        self.opened.clear()
        try:
            yield
        finally:
            self.opened.set()


def text_of(mail: EmailMessage) -> str:
    """Return the text of a mail."""
    body = mail.get_body(("plain",))
    assert body is not None
    content: str = body.get_content()
    return content
