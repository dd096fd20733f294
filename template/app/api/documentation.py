"""The pages that show the API to people; they load nothing from elsewhere."""

from functools import cache
from html import escape
from importlib.resources import files
from typing import override

from fastapi import APIRouter, FastAPI, Request
from fastapi.openapi.docs import get_redoc_html
from fastapi.responses import HTMLResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.types import Scope

from app.api import swagger_ui
from app.api.content_policy import limit_content
from app.api.documentation_paths import ASSETS_URL, OPENAPI_URL

REDOC_URL = "/api/redoc"
REDOC_SCRIPT_URL = "/api/redoc/redoc.js"
ASSETS = ("fastapi_offline", "static")
# ReDoc writes its styles into the page while it runs, and searches in a worker that it makes itself.
REDOC_DIRECTIVES = ("style-src 'self' 'unsafe-inline'", "worker-src blob:")
CACHED = "public, max-age=3600"
REDOC_LOGO = b"https://cdn.redoc.ly/redoc/logo-mini.svg"

router = APIRouter(include_in_schema=False)


@router.get(REDOC_URL)
async def get_redoc(request: Request) -> HTMLResponse:
    """Show the API in ReDoc, for reading."""
    root = request.scope["root_path"]
    page = get_redoc_html(
        openapi_url=root + OPENAPI_URL,
        title=escape(request.app.title),
        redoc_js_url=root + REDOC_SCRIPT_URL,
        redoc_favicon_url=f"{root}{ASSETS_URL}/favicon.png",
        with_google_fonts=False,
    )
    return limit_content(page, *REDOC_DIRECTIVES)


@router.get(REDOC_SCRIPT_URL)
def get_redoc_script() -> Response:
    """Give ReDoc without the logo that it would have each reader's browser fetch from its maker."""
    return Response(redoc_script(), media_type="text/javascript", headers={"Cache-Control": CACHED})


@cache
def redoc_script() -> bytes:
    """Read the script of ReDoc, once."""
    script = files(ASSETS[0]).joinpath(ASSETS[1], "redoc.standalone.js").read_bytes()
    return script.replace(REDOC_LOGO, b"data:,")


class Assets(StaticFiles):
    """Files of a package, which browsers may keep for a while."""

    @override
    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with a file."""
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = CACHED
        return response


def add_documentation(app: FastAPI) -> None:
    """Serve the pages, and what they load from a package."""
    app.include_router(swagger_ui.router)
    app.include_router(router)
    app.mount(ASSETS_URL, Assets(packages=[ASSETS]))
