"""Somebody who looks at pages, and hears what the browser complains of."""

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

from support.browsing.chromium import PATIENCE_MILLISECONDS

COMPLAINTS = frozenset({"error", "warning"})
NOT_AUTHORIZED = "Failed to load resource: the server responded with a status of 401 (Unauthorized)"


class Visitor:
    """A page and those that it opens, and all that went wrong: errors of scripts, what was blocked, what is missing."""

    def __init__(self, context: BrowserContext) -> None:
        self.complaints: list[str] = []
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        context.on("console", self.hear)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("requestfailed", self.miss)
        self.page = context.new_page()

    def hear(self, message: ConsoleMessage) -> None:
        """Keep what the browser tells developers."""
        if message.type in COMPLAINTS:
            self.complaints.append(message.text)

    def miss(self, request: Request) -> None:
        """Keep a request without an answer."""
        self.complaints.append(f"{request.url}: {request.failure}")

    def visit(self, path: str) -> Page:
        """Open a page of the service, and let it load all that it wants."""
        self.page.goto(path, wait_until="networkidle")
        return self.page
