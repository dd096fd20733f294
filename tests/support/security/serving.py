"""Services with the settings that a test is about, called over a new connection each time: any worker answers."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace

import httpx2

from support.contract.service import Service
from support.live import LiveService, calling, serving
from support.network import LOOPBACK
from support.projects import Project
from support.security.mailbox import FRONTEND, Mailbox

TWO_WORKERS = ("--workers", "2")
OTHER_KEY = "another-obvious-key-for-tests-that-protects-nothing-987654321"
# Every test calls from one address: what is limited by address is not limited here.
OPEN = {
    "REGISTER_RATE_LIMIT": "1000/1h",
    "REFRESH_RATE_LIMIT": "1000/1m",
    "MAIL_RATE_LIMIT": "500/1h",
    "MAIL_ADDRESS_RATE_LIMIT": "1000/1h",
}
# Here, a test says which address it calls from.
STRICT = {
    "SECRET_KEY": OTHER_KEY,
    "TRUSTED_PROXIES": f'["{LOOPBACK}"]',
    "EMAIL_VERIFICATION_REQUIRED": "true",
    "REGISTER_RATE_LIMIT": "2/1h",
    "REFRESH_RATE_LIMIT": "2/3s",
    "MAIL_RATE_LIMIT": "2/1h",
    "MAIL_ADDRESS_RATE_LIMIT": "3/1h",
}


def mailing(mailbox: Mailbox) -> dict[str, str]:
    """Make the settings that send mails to the tests."""
    return {
        "SMTP_HOST": LOOPBACK,
        "SMTP_PORT": str(mailbox.port),
        "SMTP_FROM": "service@example.com",
        "FRONTEND_URL": FRONTEND,
    }


def serving_with(project: Project, settings: dict[str, str], *options: str) -> AbstractContextManager[LiveService]:
    """Serve a project with more settings."""
    return serving(replace(project, environment={**project.environment, **settings}), *options)


@contextmanager
def calling_anew(live: LiveService, **headers: str) -> Iterator[Service]:
    """Call a service, with some headers."""
    limits = httpx2.Limits(max_keepalive_connections=0, max_connections=None)
    with calling(live) as service:
        address = service.client.base_url
        with httpx2.Client(base_url=address, headers=headers, limits=limits, timeout=60) as client:
            yield replace(service, client=client)
