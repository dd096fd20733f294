"""Settings of mails."""

import pytest

from app.core.config import SettingsError, load_settings
from app.core.settings.mail import MailSettings
from app.core.settings.service import Environment

HOSTS = ("api.example.com",)


def test_a_sender_may_have_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMTP_HOST", "mail.example.com")
    monkeypatch.setenv("SMTP_FROM", "Demo <service@example.com>")

    assert str(load_settings().smtp_from) == "Demo <service@example.com>"


def test_a_server_needs_a_sender(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMTP_HOST", "mail.example.com")

    with pytest.raises(SettingsError, match="SMTP_FROM: say whom"):
        load_settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SMTP_PORT", "0"),
        ("SMTP_TLS", "maybe"),
        ("SMTP_FROM", "nobody"),
        ("SMTP_TIMEOUT_SECONDS", "0"),
        ("FRONTEND_URL", "app.example.com"),
        ("FRONTEND_URL", "javascript:alert(1)"),
        ("FRONTEND_URL", "https://app.example.com/?next="),
        ("FRONTEND_URL", "https://app.example.com/#"),
        ("FRONTEND_URL", "https://ada@app.example.com"),
    ],
)
def test_what_can_not_be_used_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError, match=name):
        load_settings()


def test_a_slash_at_the_end_of_the_front_end_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTEND_URL", "https://app.example.com/account/")

    assert load_settings().frontend_url == "https://app.example.com/account"


def test_links_that_anybody_could_read_are_not_mailed_in_production(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENVIRONMENT", "production")
    monkeypatch.setenv("SMTP_HOST", "mail.example.com")
    monkeypatch.setenv("SMTP_FROM", "service@example.com")

    with pytest.raises(SettingsError, match="FRONTEND_URL: links in mails hold secrets"):
        load_settings()


@pytest.mark.parametrize("environment", list(Environment))
@pytest.mark.parametrize("smtp_host", [None, "mail.example.com"])
def test_staging_and_production_are_told_that_no_mail_is_sent(environment: Environment, smtp_host: str | None) -> None:
    settings = MailSettings.model_construct(environment=environment, smtp_host=smtp_host, allowed_hosts=HOSTS)

    is_told = any("SMTP_HOST" in hint for hint in settings.hints())

    assert is_told is (environment in {"staging", "production"} and smtp_host is None)


def test_a_password_is_not_part_of_the_text_of_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMTP_PASSWORD", "hidden-from-everybody")

    assert "hidden-from-everybody" not in repr(load_settings())
