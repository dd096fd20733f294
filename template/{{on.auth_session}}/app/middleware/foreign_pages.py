"""Refuses what pages of foreign origins ask for."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from app.api.origins import comes_from_foreign_page
from app.api.problems import error_response
from app.core.csrf_exceptions import CsrfError
from app.core.security import SAFE_METHODS


class ForeignPagesMiddleware:
    """Refuses methods that change something to pages that are neither ours nor allowed; a login is no exception.

    Somebody could otherwise be logged in to the account of whoever made the page, and leave data there.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and scope["method"] not in SAFE_METHODS:
            allowed = scope["state"]["settings"].allowed_origins
            if comes_from_foreign_page(Headers(scope=scope), allowed):
                await error_response(scope, CsrfError())(scope, receive, send)
                return
        await self.app(scope, receive, send)
