"""How the OpenAPI document is sent: with the identity provider, which only the settings know."""

from typing import Any

from fastapi import Request
from fastapi.responses import JSONResponse

from app.api.authentication import SCHEME_NAME


def document_response(request: Request, document: dict[str, Any]) -> JSONResponse:
    """Send a document, with the prefix that a proxy has put before all paths."""
    name_provider(document, request.state.settings.oidc_discovery_url)
    root = request.scope["root_path"]
    return JSONResponse({**document, "servers": [{"url": root}]} if root else document)


def name_provider(document: dict[str, Any], address: str) -> None:
    """Say where callers log in; operations name a scheme that is made at import, before there are settings."""
    document["components"]["securitySchemes"][SCHEME_NAME]["openIdConnectUrl"] = address
