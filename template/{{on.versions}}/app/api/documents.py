"""The OpenAPI documents of all versions of the API, where pages and others find them."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from app.api.document_response import document_response
from app.api.documentation_paths import OPENAPI_URL
from app.api.documentation_versions import NAMES, document_of
from app.core.exceptions import NotFoundError

VERSION_URL = "/api/openapi/{name}.json"

router = APIRouter(include_in_schema=False)


@router.get(OPENAPI_URL)
async def get_document(request: Request) -> JSONResponse:
    """Give the document for whoever asks for no version in particular."""
    return document_response(request, request.app.document(document_of(request)))


@router.get(VERSION_URL)
async def get_document_of_version(name: str, request: Request) -> JSONResponse:
    """Give the document of a version."""
    return document_response(request, request.app.document(known(name)))


def document_url(request: Request) -> str:
    """Return where a page finds the document that it shows: that of the version in its query, if there is one."""
    name = request.query_params.get("version")
    root: str = request.scope["root_path"]
    return root + (OPENAPI_URL if name is None else VERSION_URL.format(name=known(name)))


def known(name: str) -> str:
    """Return the name of a version, if there is one of that name.

    Raises:
        NotFoundError: there is none.
    """
    if name not in NAMES:
        raise NotFoundError
    return name
