"""Swagger UI, where the API can be tried out."""

from html import escape

from fastapi import APIRouter, Request
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import HTMLResponse

from app.api.content_policy import limit_content
from app.api.documentation_paths import ASSETS_URL, DOCS_URL
from app.api.documents import document_url

router = APIRouter(include_in_schema=False)


@router.get(DOCS_URL)
async def get_docs(request: Request) -> HTMLResponse:
    """Show the API in Swagger UI, where it can be tried out."""
    root = request.scope["root_path"]
    page = get_swagger_ui_html(
        openapi_url=document_url(request),
        title=escape(request.app.title),
        swagger_js_url=f"{root}{ASSETS_URL}/swagger-ui-bundle.js",
        swagger_css_url=f"{root}{ASSETS_URL}/swagger-ui.css",
        swagger_favicon_url=f"{root}{ASSETS_URL}/favicon.png",
    )
    return limit_content(page)
