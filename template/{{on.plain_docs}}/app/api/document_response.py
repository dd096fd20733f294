"""How the OpenAPI document is sent."""

from typing import Any

from fastapi import Request
from fastapi.responses import JSONResponse


def document_response(request: Request, document: dict[str, Any]) -> JSONResponse:
    """Send a document, with the prefix that a proxy has put before all paths."""
    root = request.scope["root_path"]
    return JSONResponse({**document, "servers": [{"url": root}]} if root else document)
