"""Settings of the broker, which is Redis."""

from typing import override
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from pydantic import SecretStr, field_validator

from app.core.settings.broker_address import parse_broker_address
from app.core.settings.service import ServiceSettings

DEVELOPMENT = "redis://localhost:6379/0"
SECURE = "rediss"
SCHEMES = ("redis", SECURE)


class BrokerSettings(ServiceSettings):
    """Where the broker answers."""

    broker_url: SecretStr = SecretStr(DEVELOPMENT)

    @override
    def hints(self) -> list[str]:
        """List what works, and is probably not what was meant; a short name means a network of one's own."""
        address = urlsplit(self.broker_url.get_secret_value())
        if self.hardened and not address.password and "." in (address.hostname or ""):
            return [*super().hints(), "BROKER_URL has no password: whoever reaches the broker can change its messages"]
        return super().hints()

    @field_validator("broker_url")
    @classmethod
    def check_broker_url(cls, value: SecretStr) -> SecretStr:
        """Refuse the address of something else; without the number of a database, it is the first.

        A certificate is checked unless the address says otherwise: of themselves, not all libraries do.
        """
        address = parse_broker_address(value.get_secret_value(), SCHEMES)
        if address.scheme == SECURE:
            address = verified(address)
        return SecretStr(address._replace(path=address.path.removesuffix("/")).geturl())


def verified(address: SplitResult) -> SplitResult:
    """Have an address say that the certificate is checked, and the name in it, where it says nothing else."""
    said = dict(parse_qsl(address.query, keep_blank_values=True))
    # Some write it as Python's constant, which not all libraries know.
    said["ssl_cert_reqs"] = said.get("ssl_cert_reqs", "required").lower().removeprefix("cert_")
    said.setdefault("ssl_check_hostname", "false" if said["ssl_cert_reqs"] == "none" else "true")
    return address._replace(query=urlencode(said))
