"""Settings of the mails that the service sends."""

from enum import StrEnum
from typing import override

from pydantic import Field, HttpUrl, NameEmail, SecretStr, ValidationInfo, field_validator

from app.core.settings.service import ServiceSettings, is_hardened

DEVELOPMENT_FRONTEND = "http://localhost:3000"


class SmtpTls(StrEnum):
    """How the connection to the mail server is encrypted: after a greeting, from the start, or never."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


class MailSettings(ServiceSettings):
    """Which server takes the mails, whom they are from, where their links lead, and who has to have answered one."""

    smtp_host: str | None = None
    smtp_port: int = Field(default=587, ge=1, le=65535)
    smtp_username: str | None = None
    smtp_password: SecretStr | None = None
    smtp_tls: SmtpTls | None = None
    smtp_timeout_seconds: float = Field(default=10, gt=0)
    smtp_from: NameEmail | None = None
    frontend_url: str = DEVELOPMENT_FRONTEND
    email_verification_required: bool = False

    @override
    def hints(self) -> list[str]:
        """List what works, and is probably not what was meant."""
        if self.hardened and not self.smtp_host:
            lost = "SMTP_HOST is not set: no mail is sent, so nobody can verify an address or reset a password"
            return [*super().hints(), lost]
        return super().hints()

    @field_validator("smtp_from")
    @classmethod
    def demand_sender(cls, value: NameEmail | None, info: ValidationInfo) -> NameEmail | None:
        """Refuse to send without a sender."""
        if info.data.get("smtp_host") and value is None:
            raise ValueError("say whom mails are from, such as service@example.com")
        return value

    @field_validator("frontend_url")
    @classmethod
    def refuse_unsafe_links(cls, value: str, info: ValidationInfo) -> str:
        """Refuse what links can't start with and, where mails leave the machine of a developer, insecure ones."""
        url = HttpUrl(value)
        if url.username or not {"?", "#"}.isdisjoint(value):
            raise ValueError("name an address without query, such as https://app.example.com")
        if is_hardened(info) and info.data.get("smtp_host") and url.scheme != "https":
            raise ValueError("links in mails hold secrets: use https, such as https://app.example.com")
        return value.rstrip("/")
