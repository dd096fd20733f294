"""Mails that are kept instead of sent, and a server that takes them; jobs are done before a test goes on."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import httpx2
import pytest
from fastapi import FastAPI

from app.core.config import Settings
from app.db.session import Database
from app.tasks import enqueue
from app.worker import mails
from tests.clients import ClientWith, OpenClient
from tests.mails import RecordingMailer
from tests.smtp import SmtpServer, open_smtp_server
from tests.wanted_jobs import WantedJobs


class DoingJobs(httpx2.AsyncBaseTransport):
    """The way to the application, which does the jobs that a request has wanted."""

    def __init__(self, transport: httpx2.AsyncBaseTransport, wanted: WantedJobs, settings: Settings) -> None:
        self.transport = transport
        self.wanted = wanted
        self.settings = settings

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request, and do the jobs."""
        response = await self.transport.handle_async_request(request)
        await self.wanted.do(self.settings)
        return response


@pytest.fixture
def mailer(monkeypatch: pytest.MonkeyPatch) -> RecordingMailer:
    """Keeps the mails of a test."""
    mailer = RecordingMailer()
    monkeypatch.setattr(mails, "make_mailer", lambda _settings: mailer)
    return mailer


@pytest.fixture
async def smtp() -> AsyncIterator[SmtpServer]:
    """A mail server."""
    async with open_smtp_server() as server:
        yield server


@pytest.fixture
def wanted(database: Database, monkeypatch: pytest.MonkeyPatch) -> WantedJobs:
    """The jobs of a test, which nobody else does."""
    wanted = WantedJobs(database)
    monkeypatch.setattr(enqueue, "outboxes", {wanted})
    return wanted


@pytest.fixture
def transport(transport: httpx2.ASGITransport, wanted: WantedJobs, settings: Settings) -> DoingJobs:
    """The way to the application of the suite."""
    return DoingJobs(transport, wanted, settings)


@pytest.fixture
def client_with(client_with: ClientWith, wanted: WantedJobs, settings: Settings) -> ClientWith:
    """Makes a caller of an application that has other settings."""

    @asynccontextmanager
    async def make(
        change: Callable[[FastAPI], None] | None = None, **changes: object
    ) -> AsyncIterator[httpx2.AsyncClient]:
        async def do_jobs(_response: httpx2.Response) -> None:
            await wanted.do(settings.model_copy(update=changes))

        opened: OpenClient = client_with(change, **changes)
        async with opened as client:
            client.event_hooks = {"response": [do_jobs]}
            yield client

    return make
