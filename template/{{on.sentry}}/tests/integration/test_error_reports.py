"""What Sentry is told, and what it is not."""

import asyncio
import gc
import json
from collections.abc import Iterator
from typing import Any

import pytest
import sentry_sdk
import structlog
from pydantic import SecretStr

from app.core.config import Settings
from app.core.logging import configure_logging
from app.core.settings.service import Environment
from app.telemetry import sentry
from app.telemetry.sentry import open_sentry
from tests.clients import ClientWith
from tests.defects import add_defects
from tests.receiver import Receiver, receiving

pytestmark = pytest.mark.usefixtures("kept_logging")

SECRETS = ("secret-of-a-header", "secret-of-a-cookie", "secret-of-a-query", "secret-of-a-body")

type Reporting = dict[str, object]


@pytest.fixture
def project() -> Iterator[Receiver]:
    """A project of Sentry."""
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def reporting(project: Receiver) -> Iterator[Reporting]:
    """Settings with which errors are sent, by a client that is gone after the test."""
    # What earlier tests cancelled is an error that asyncio tells of once it is thrown away: before, and not meanwhile.
    gc.collect()
    yield {"sentry_dsn": SecretStr(dsn_of(project))}
    sentry_sdk.get_global_scope().set_client(None)


def dsn_of(project: Receiver) -> str:
    """The address of a project."""
    return f"http://public-key@127.0.0.1:{project.port}/1"


def reports(project: Receiver) -> list[dict[str, Any]]:
    """Read the errors that a project was sent: each is the last line of an envelope."""
    return [json.loads(request.body.splitlines()[-1]) for request in project.requests]


async def test_an_error_that_nobody_expected_is_sent_with_the_id_of_its_request(
    client_with: ClientWith, reporting: Reporting, project: Receiver
) -> None:
    async with client_with(add_defects, **reporting) as client:
        await client.get("/defect", headers={"x-request-id": "the-request"})

    (report,) = reports(project)
    assert report["exception"]["values"][-1]["type"] == "RuntimeError"
    assert (report["tags"]["request_id"], report["transaction"]) == ("the-request", "request.failed")


@pytest.mark.parametrize("path", ["/nowhere", "/busy"])
async def test_what_is_refused_or_away_is_no_error(
    client_with: ClientWith, reporting: Reporting, project: Receiver, path: str
) -> None:
    async with client_with(add_defects, **reporting) as client:
        await client.get(path)
        await client.post("/api", content=b"{")

    assert reports(project) == []


async def test_nothing_of_the_request_is_sent(client_with: ClientWith, reporting: Reporting, project: Receiver) -> None:
    header, cookie, query, body = SECRETS
    headers = {"authorization": f"Bearer {header}", "cookie": f"session={cookie}", "x-anything": header}

    async with client_with(add_defects, **reporting) as client:
        await client.request("GET", "/defect", headers=headers, params={"token": query}, json={"password": body})

    (report,) = reports(project)
    assert [secret for secret in SECRETS if secret in json.dumps(report)] == []
    assert "request" not in report
    assert [frame for frame in frames(report) if "vars" in frame] == []


def frames(report: dict[str, Any]) -> list[dict[str, Any]]:
    """List where an error has come from."""
    return [frame for value in report["exception"]["values"] for frame in value["stacktrace"]["frames"]]


async def test_secrets_of_the_service_are_taken_out_of_what_an_error_says(
    settings: Settings, reporting: Reporting, project: Receiver
) -> None:
    secretive = settings.model_copy(update=reporting)
    configure_logging(secretive)

    async with open_sentry(secretive):
        error = ConnectionError(f"no way to {settings.database_url.get_secret_value()}, told {dsn_of(project)}")
        structlog.get_logger().error("something.failed", exc_info=error)

    (report,) = reports(project)
    assert report["exception"]["values"][-1]["value"] == "no way to [Filtered], told [Filtered]"


async def test_an_error_of_a_job_names_the_job(settings: Settings, reporting: Reporting, project: Receiver) -> None:
    configure_logging(settings)

    async with open_sentry(settings.model_copy(update=reporting)):
        with structlog.contextvars.bound_contextvars(job="welcome", job_id="the-job"):
            structlog.get_logger().error("job.error", exc_info=RuntimeError("broken"))

    (report,) = reports(project)
    assert (report["tags"]["job"], report["tags"]["job_id"]) == ("welcome", "the-job")


async def test_a_project_that_does_not_answer_holds_the_end_up_for_a_moment_only(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sentry, "STOP_SECONDS", 0.2)
    configure_logging(settings)

    with receiving(answering=False) as deaf:
        changed = settings.model_copy(update={"sentry_dsn": SecretStr(dsn_of(deaf))})
        async with asyncio.timeout(10), open_sentry(changed):
            structlog.get_logger().error("job.error", exc_info=RuntimeError("broken"))
        sentry_sdk.get_global_scope().set_client(None)


async def test_nothing_is_sent_unless_there_is_where_to(client_with: ClientWith) -> None:
    async with client_with(add_defects, environment=Environment.TEST) as client:
        await client.get("/defect")

        assert not sentry_sdk.is_initialized()
