"""Names the identity provider in the document of the API."""

from typing import Any

from fastapi import FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send

from app.api.authentication import SCHEME_NAME
from app.api.documentation_paths import OPENAPI_URL
from app.core.config import Settings


class ProviderDescriptionMiddleware:
    """Puts the provider of the settings where the document says how callers log in.

    Operations name a scheme that is made at import, before there are settings.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and scope["path"] == OPENAPI_URL and scope["app"].openapi_url:
            name_provider(scope["app"], scope["state"]["settings"])
        await self.app(scope, receive, send)


def name_provider(app: FastAPI, settings: Settings) -> None:
    """Change the document, which the application makes once and keeps."""
    document: dict[str, Any] = app.openapi()
    document["components"]["securitySchemes"][SCHEME_NAME]["openIdConnectUrl"] = settings.oidc_discovery_url
