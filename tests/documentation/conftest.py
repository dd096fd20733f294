"""The site, built as `make docs` builds it, with renders of three variants."""

import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ViewportSize

from documentation.site import build
from support.browsing.chromium import chromium
from support.browsing.visitor import Visitor
from support.network import LOOPBACK
from support.shared import made_once
from support.variants import Variant

# The narrowest phones that are still sold.
PHONE: ViewportSize = {"width": 360, "height": 640}
VARIANTS = (
    Variant("default", {}),
    Variant("postgresql", {"database": "postgresql"}),
    Variant("rooms", {"websocket": True}),
)


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that doesn't talk."""

    def log_message(self, *_: object, **__: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def site(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages, built once."""

    def built(to: Path) -> None:
        shutil.move(build(tmp_path_factory.mktemp("site") / "site", VARIANTS, map), to)

    return made_once(shared / "site", built)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the pages are served."""
    with ThreadingHTTPServer((LOOPBACK, 0), partial(Quiet, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://{LOOPBACK}:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser."""
    with chromium() as browser:
        yield browser


@pytest.fixture
def requested() -> list[str]:
    """The hosts that are asked for something."""
    return []


@pytest.fixture
def visitor(browser: Browser, address: str, requested: list[str]) -> Iterator[Visitor]:
    """Somebody with a phone, which shows all that a wide screen does."""
    with browser.new_context(base_url=address, viewport=PHONE, screen=PHONE, has_touch=True) as context:
        context.on("request", lambda request: requested.append(str(urlsplit(request.url).hostname)))
        yield Visitor(context)
