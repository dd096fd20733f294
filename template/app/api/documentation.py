"""The pages that show the API to people; they load nothing from elsewhere."""

from html import escape

from fastapi import APIRouter, FastAPI, Request
from fastapi.openapi.docs import get_redoc_html
from fastapi.responses import HTMLResponse, Response

from app.api import documents, swagger_ui
from app.api.content_policy import limit_content
from app.api.documentation_assets import load_asset, redoc_script
from app.api.documentation_paths import ASSETS_URL
from app.api.documents import document_url

REDOC_URL = "/api/redoc"
REDOC_SCRIPT_URL = "/api/redoc/redoc.js"
# ReDoc writes its styles into the page while it runs, and searches in a worker that it makes itself.
REDOC_DIRECTIVES = ("style-src 'self' 'unsafe-inline'", "worker-src blob:")

router = APIRouter(include_in_schema=False)


@router.get(REDOC_URL)
async def get_redoc(request: Request) -> HTMLResponse:
    """Show the API in ReDoc, for reading."""
    root = request.scope["root_path"]
    page = get_redoc_html(
        openapi_url=document_url(request),
        title=escape(request.app.title),
        redoc_js_url=root + REDOC_SCRIPT_URL,
        redoc_favicon_url=f"{root}{ASSETS_URL}/favicon.png",
        with_google_fonts=False,
    )
    return limit_content(page, *REDOC_DIRECTIVES)


@router.get(REDOC_SCRIPT_URL)
def get_redoc_script(request: Request) -> Response:
    """Give ReDoc without the logo that it would have each reader's browser fetch from its maker."""
    return redoc_script().response(request)


@router.get(ASSETS_URL + "/{name}")
def get_asset(name: str, request: Request) -> Response:
    """Give a file that the pages load."""
    return load_asset(name).response(request)


def add_documentation(app: FastAPI) -> None:
    """Serve the pages, and what they load from a package."""
    app.include_router(documents.router)
    app.include_router(swagger_ui.router)
    app.include_router(router)
