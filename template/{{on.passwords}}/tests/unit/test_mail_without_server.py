"""Mails where no server is named."""

import pytest
from structlog.testing import capture_logs

from app.core.mail import LogMailer, make_mailer
from app.core.mail_messages import make_message
from app.core.settings.mail import MailSettings
from app.core.settings.service import Environment

LINK = "http://localhost:3000/verify-email#token=secret-of-ada"


async def send(environment: Environment) -> None:
    settings = MailSettings(_env_file=None, environment=environment)
    to = "ada@example.com"
    message = make_message(settings, "verify_email", to=to, subject="news", email=to, link=LINK, minutes=60)
    mailer = make_mailer(settings)
    assert isinstance(mailer, LogMailer)
    await mailer.send(message)


@pytest.mark.parametrize("environment", [Environment.DEVELOPMENT, Environment.TEST])
async def test_a_developer_reads_them_in_the_log(environment: Environment) -> None:
    with capture_logs() as events:
        await send(environment)

    assert LINK in str(events)


@pytest.mark.parametrize("environment", [Environment.STAGING, Environment.PRODUCTION])
async def test_no_secret_of_theirs_is_logged_outside_development(environment: Environment) -> None:
    with capture_logs() as events:
        await send(environment)

    written = str(events)
    assert "mail.dropped" in written
    assert "secret-of-ada" not in written
    assert "ada@example.com" not in written
