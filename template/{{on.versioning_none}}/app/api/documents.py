"""The OpenAPI document, where pages and others find it."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from app.api.document_response import document_response
from app.api.documentation_paths import OPENAPI_URL

router = APIRouter(include_in_schema=False)


@router.get(OPENAPI_URL)
async def get_document(request: Request) -> JSONResponse:
    """Give the document."""
    return document_response(request, request.app.openapi())


def document_url(request: Request) -> str:
    """Return where a page finds the document that it shows."""
    root: str = request.scope["root_path"]
    return root + OPENAPI_URL
