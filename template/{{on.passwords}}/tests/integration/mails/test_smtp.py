"""Mails on their way to a real server."""

from collections.abc import Callable

import pytest
from pydantic import NameEmail, SecretStr

from app.core.config import Settings
from app.core.mail import MailNotSentError, MailRefusedError, SmtpMailer
from app.core.mail_messages import make_message
from app.core.settings.mail import SmtpTls
from app.core.settings.service import Environment
from app.models.user import User
from tests.addresses import API
from tests.clients import ClientWith
from tests.mails import body_of
from tests.smtp import SmtpServer

FORGOT = f"{API}/auth/password/forgot"
CLOSED_PORT = 1

type SettingsWith = Callable[..., Settings]


@pytest.fixture
def settings_with(settings: Settings, smtp: SmtpServer) -> SettingsWith:
    """Makes settings that name the server."""
    sender = NameEmail("Demo", "service@example.com")
    named = {"smtp_host": "127.0.0.1", "smtp_port": smtp.port, "smtp_from": sender}
    return lambda **changes: settings.model_copy(update={**named, **changes})


async def send(settings: Settings, **changes: str) -> None:
    values = {"to": "ada@example.com", "subject": "news", "email": "ada@example.com", "new_email": "b@example.com"}
    await SmtpMailer(settings).send(make_message(settings, "email_change", **{**values, **changes}))


async def test_a_forgotten_password_arrives_as_a_mail(
    client_with: ClientWith, settings_with: SettingsWith, smtp: SmtpServer, user: User
) -> None:
    changes = settings_with().model_dump(include={"smtp_host", "smtp_port", "smtp_from"})
    async with client_with(**changes) as client:
        response = await client.post(FORGOT, json={"email": user.email})

    (message,) = smtp.messages
    assert response.status_code == 202
    assert (message["To"], message["From"]) == (user.email, "Demo <service@example.com>")
    assert "/reset-password#token=" in body_of(message)
    assert "/reset-password#token=" in body_of(message, "html")


async def test_a_subject_is_one_line(settings_with: SettingsWith, smtp: SmtpServer) -> None:
    await send(settings_with(project_name="Demo\r\nBcc: eve@example.com"))

    (message,) = smtp.messages
    assert message["Subject"] == "Demo Bcc: eve@example.com: news"
    assert message["Bcc"] is None


async def test_an_address_of_another_alphabet_is_written_as_every_server_takes_it(
    settings_with: SettingsWith, smtp: SmtpServer
) -> None:
    await send(settings_with(), to="ada@b\N{LATIN SMALL LETTER U WITH DIAERESIS}cher.example")

    assert "RCPT TO:<ada@xn--bcher-kva.example>" in smtp.commands


async def test_a_password_is_sent_where_there_is_one(settings_with: SettingsWith, smtp: SmtpServer) -> None:
    await send(settings_with(smtp_username="demo", smtp_password=SecretStr("hidden")))

    assert any(command.startswith("AUTH PLAIN") for command in smtp.commands)


@pytest.mark.parametrize(
    "changes", [{"smtp_tls": SmtpTls.STARTTLS}, {"smtp_tls": None, "environment": Environment.PRODUCTION}]
)
async def test_nothing_is_sent_in_clear_to_a_server_that_can_not_encrypt(
    settings_with: SettingsWith, smtp: SmtpServer, changes: dict[str, object]
) -> None:
    with pytest.raises(MailNotSentError):
        await send(settings_with(**changes))

    assert [command for command in smtp.commands if command.startswith(("MAIL", "AUTH"))] == []


async def test_a_server_may_do_without_encryption_if_that_is_wanted(
    settings_with: SettingsWith, smtp: SmtpServer
) -> None:
    await send(settings_with(smtp_tls=SmtpTls.NONE, environment=Environment.PRODUCTION))

    assert len(smtp.messages) == 1


@pytest.mark.parametrize(
    ("command", "answer", "error"),
    [
        (b"MAIL", b"550 no", MailNotSentError),
        (b"RCPT", b"550 no", MailRefusedError),
        (b"DATA", b"554 no", MailRefusedError),
        (b"RCPT", b"450 later", MailNotSentError),
        (b"DATA", b"451 later", MailNotSentError),
    ],
)
async def test_a_refusal_is_final_if_it_is_the_mail_that_is_refused_for_good(
    settings_with: SettingsWith, smtp: SmtpServer, command: bytes, answer: bytes, error: type[MailNotSentError]
) -> None:
    smtp.answers[command] = answer

    with pytest.raises(MailNotSentError) as raised:
        await send(settings_with())

    assert raised.type is error


@pytest.mark.usefixtures("kept_logging")
async def test_a_mail_that_is_refused_for_good_is_not_tried_again(
    client_with: ClientWith,
    settings_with: SettingsWith,
    smtp: SmtpServer,
    user: User,
    capsys: pytest.CaptureFixture[str],
) -> None:
    smtp.answers[b"RCPT"] = b"550 no"
    changes = settings_with().model_dump(include={"smtp_host", "smtp_port", "smtp_from"})
    async with client_with(**changes) as client:
        await client.post(FORGOT, json={"email": user.email})

    written = capsys.readouterr().out
    assert "The mail was refused: SMTPRecipientsRefused" in written
    assert "job.not_done" not in written


async def test_a_server_that_does_not_answer_is_an_error(settings_with: SettingsWith, smtp: SmtpServer) -> None:
    smtp.answers[b"MAIL"] = b"250-wait"

    with pytest.raises(MailNotSentError, match="Timeout"):
        await send(settings_with(smtp_timeout_seconds=0.2))


@pytest.mark.usefixtures("kept_logging")
async def test_without_a_server_the_answer_is_the_same_and_the_log_names_nobody(
    client_with: ClientWith, settings_with: SettingsWith, user: User, capsys: pytest.CaptureFixture[str]
) -> None:
    changes = settings_with(smtp_port=CLOSED_PORT).model_dump(include={"smtp_host", "smtp_port", "smtp_from"})
    async with client_with(**changes) as client:
        response = await client.post(FORGOT, json={"email": user.email})

    written = capsys.readouterr().out
    assert response.status_code == 202
    assert "job.not_done" in written
    assert user.email not in written
