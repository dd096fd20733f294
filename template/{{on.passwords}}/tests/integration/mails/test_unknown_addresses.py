"""Nobody learns from a request for a mail which accounts there are."""

from collections.abc import Callable
from email.message import EmailMessage

import httpx2
import pytest
from fastapi import BackgroundTasks, FastAPI
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from app.api.after_response import do_after_response
from app.core.exceptions import DatabaseUnavailableError
from app.core.mail import MailNotSentError
from app.models.user import User
from app.worker import mails
from tests.accounts import PASSWORD
from tests.addresses import API
from tests.answers import Noting, told
from tests.clients import ClientWith
from tests.mails import RecordingMailer
from tests.problems import broken_rules, refusal
from tests.wanted_jobs import WantedJobs

REQUESTS = [f"{API}/auth/password/forgot", f"{API}/auth/email/request-verify"]


class FailingMailer:
    """Fails as it is told."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    async def send(self, message: EmailMessage) -> None:
        """Fail."""
        assert message["To"]
        raise self.error


def noting(events: list[str]) -> Callable[[FastAPI], None]:
    return lambda app: app.add_middleware(Noting, events=events)


@pytest.mark.parametrize("path", REQUESTS)
async def test_known_and_unknown_addresses_are_answered_alike(
    client: httpx2.AsyncClient, mailer: RecordingMailer, user: User, path: str
) -> None:
    known = await client.post(path, json={"email": user.email})
    unknown = await client.post(path, json={"email": "nobody@example.com"})

    assert told(known) == told(unknown)
    assert known.status_code == 202
    assert mailer.recipients == [user.email]


@pytest.mark.parametrize("path", REQUESTS)
@pytest.mark.parametrize("error", [MailNotSentError("away"), OperationalError("", {}, OSError()), TimeoutError()])
async def test_a_mail_that_can_not_be_sent_changes_no_answer(
    client: httpx2.AsyncClient, monkeypatch: pytest.MonkeyPatch, user: User, path: str, error: Exception
) -> None:
    monkeypatch.setattr(mails, "make_mailer", lambda _settings: FailingMailer(error))

    known = await client.post(path, json={"email": user.email})
    unknown = await client.post(path, json={"email": "nobody@example.com"})

    assert told(known) == told(unknown)
    assert known.status_code == 202


@pytest.mark.usefixtures("user", "mailer")
@pytest.mark.parametrize("email", ["new@example.com", "ada@example.com"])
async def test_an_account_is_opened_after_the_response_where_addresses_are_concealed(
    client_with: ClientWith, wanted: WantedJobs, email: str
) -> None:
    async with client_with(noting(wanted.events), registration_conceal=True) as client:
        await client.post(f"{API}/auth/register", json={"email": email, "password": PASSWORD})

    assert wanted.events == ["answered", "wanted"]


async def test_a_database_that_is_away_after_the_response_is_logged() -> None:
    async def fail() -> None:
        raise DatabaseUnavailableError

    background = BackgroundTasks()
    do_after_response(background, fail)

    with capture_logs() as events:
        await background()

    assert [(event["event"], event["reason"]) for event in events] == [
        ("background.failed", "DatabaseUnavailableError")
    ]


@pytest.mark.parametrize("path", REQUESTS)
@pytest.mark.parametrize("email", ["", "ada", "a@b", "a@[127.0.0.1]", '"a\nBcc: x"@example.com', "Ada <a@example.com>"])
async def test_what_is_no_address_is_refused(client: httpx2.AsyncClient, path: str, email: str) -> None:
    response = await client.post(path, json={"email": email})

    assert broken_rules(response) == {("/email", "value_error")}


@pytest.mark.parametrize("path", REQUESTS)
@pytest.mark.parametrize("email", ["ada@example.com", "nobody@example.com"])
async def test_nobodys_mailbox_is_flooded(
    client: httpx2.AsyncClient, mailer: RecordingMailer, user: User, path: str, email: str
) -> None:
    for _ in range(5):
        assert (await client.post(path, json={"email": email})).status_code == 202

    response = await client.post(path, json={"email": email})

    assert refusal(response) == (429, "rate_limited")
    assert int(response.headers["Retry-After"]) >= 1
    assert len(mailer.sent) == (5 if email == user.email else 0)
