"""A browser that looks at a served service."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from support.browsing.api_docs import ApiDocs
from support.browsing.chromium import chromium
from support.browsing.interactive_provider import interactive_provider
from support.browsing.visitor import Visitor
from support.contract.service import Service
from support.live import LiveService, calling
from support.network import LOOPBACK
from support.projects import Project
from support.security.serving import serving_with
from support.variants import Variant


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser; it ends with the module, since it keeps an event loop running in the thread of the tests."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def provider_settings(row: Variant, migrated: Project) -> Iterator[dict[str, str]]:
    """The settings that name an identity provider, which runs for as long, where the service needs one."""
    if row.answers["auth"] != "oidc":
        yield {}
        return
    with interactive_provider(migrated) as settings:
        yield settings


@pytest.fixture(scope="session")
def live(migrated: Project, provider_settings: dict[str, str]) -> Iterator[LiveService]:
    """The variant, served, as a developer sees it."""
    with serving_with(migrated, provider_settings) as live:
        yield live


@pytest.fixture
def visitor(browser: Browser, live: LiveService) -> Iterator[Visitor]:
    """Somebody who has never been there."""
    with browser.new_context(base_url=f"http://{LOOPBACK}:{live.port}") as context:
        yield Visitor(context)


@pytest.fixture
def docs(visitor: Visitor, service: Service) -> ApiDocs:
    """The documentation, opened."""
    return ApiDocs.opened(visitor, service.path(""))


@pytest.fixture
def service(live: LiveService) -> Iterator[Service]:
    """A caller of the service."""
    with calling(live) as service:
        yield service
