"""Mails that are kept instead of sent."""

import pytest
from fastapi import FastAPI

from app.api.mail_dependencies import get_mailer
from tests.mails import RecordingMailer


@pytest.fixture
def mailer(shared_app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> RecordingMailer:
    """Keeps the mails of a test."""
    mailer = RecordingMailer()
    monkeypatch.setitem(shared_app.dependency_overrides, get_mailer, lambda: mailer)
    return mailer
