"""Mails are jobs: neither a broker nor a mail server that is away costs an account or a mail."""

from collections.abc import Iterator

import httpx2
import pytest

from support.live import LiveService, calling
from support.projects import Project
from support.queues.broker import FaultyBroker
from support.queues.workers import running
from support.security.mailbox import Mailbox, Page
from support.security.serving import mailing
from support.variants import variant

ROW = variant(
    {
        "database": "postgresql",
        "auth": "jwt",
        "task_queue": "dramatiq",
        "broker": "rabbitmq",
        "api_versioning": "path",
        "python_version": "3.13",
    }
)
CASES = (pytest.param(ROW, id=ROW.name, marks=pytest.mark.xdist_group(f"queues-{ROW.name}")),)


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    """A mail server."""
    mailbox = Mailbox()
    with mailbox.served():
        yield mailbox


def register(serving_it: LiveService, email: str) -> httpx2.Response:
    body = {"email": email, "password": "a password that nobody guesses"}
    with calling(serving_it) as service:
        return service.client.post(service.path("/auth/register"), json=body)


def test_an_account_is_opened_while_the_broker_is_away_and_its_mail_follows(
    serving_it: LiveService, broker: FaultyBroker, migrated: Project, mailbox: Mailbox
) -> None:
    with broker.stopped():
        answer = register(serving_it, "ada@example.com")

    with running(migrated, "worker", **mailing(mailbox)):
        token = mailbox.token("ada@example.com", Page.VERIFY)

    assert (answer.status_code, len(mailbox.mails)) == (201, 1)
    assert token


def test_a_mail_waits_for_a_mail_server_that_is_away(
    serving_it: LiveService, migrated: Project, mailbox: Mailbox
) -> None:
    with running(migrated, "worker", **mailing(mailbox)) as worker:
        with mailbox.away():
            register(serving_it, "bob@example.com")
            worker.wait_for("job.not_done")

        assert mailbox.token("bob@example.com", Page.VERIFY)
        assert "bob@example.com" not in worker.text
