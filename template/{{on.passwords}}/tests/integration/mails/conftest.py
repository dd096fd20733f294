"""Mails that are kept instead of sent, and a server that takes them."""

from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI

from app.api.mail_dependencies import get_mailer
from tests.mails import RecordingMailer
from tests.smtp import SmtpServer, open_smtp_server


@pytest.fixture
def mailer(shared_app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> RecordingMailer:
    """Keeps the mails of a test."""
    mailer = RecordingMailer()
    monkeypatch.setitem(shared_app.dependency_overrides, get_mailer, lambda: mailer)
    return mailer


@pytest.fixture
async def smtp() -> AsyncIterator[SmtpServer]:
    """A mail server."""
    async with open_smtp_server() as server:
        yield server
