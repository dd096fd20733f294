"""Swagger UI, where the API can be tried out after a login at the identity provider."""

from html import escape
from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from fastapi.openapi.docs import get_swagger_ui_html, get_swagger_ui_oauth2_redirect_html
from fastapi.responses import HTMLResponse

from app.api.content_policy import limit_content
from app.api.dependencies import SettingsDep
from app.api.documentation_paths import ASSETS_URL, DOCS_URL
from app.api.documents import document_url
from app.core.settings.auth import AuthSettings

REDIRECT_URL = "/api/docs/oauth2-redirect"
OPENER_POLICY = "Cross-Origin-Opener-Policy"

router = APIRouter(include_in_schema=False)


@router.get(DOCS_URL)
async def get_docs(request: Request, settings: SettingsDep) -> HTMLResponse:
    """Show the API in Swagger UI; the login is the authorization code flow with PKCE (RFC 7636)."""
    root = request.scope["root_path"]
    page = get_swagger_ui_html(
        openapi_url=document_url(request),
        title=escape(request.app.title),
        swagger_js_url=f"{root}{ASSETS_URL}/swagger-ui-bundle.js",
        swagger_css_url=f"{root}{ASSETS_URL}/swagger-ui.css",
        swagger_favicon_url=f"{root}{ASSETS_URL}/favicon.png",
        oauth2_redirect_url=root + REDIRECT_URL,
        init_oauth={
            "clientId": settings.oidc_client_id or "",
            "scopes": settings.oidc_docs_scopes,
            "additionalQueryStringParams": {"audience": settings.oidc_audience},
            "usePkceWithAuthorizationCodeGrant": True,
        },
    )
    # The window of the provider has to find its way back to this one.
    page.headers[OPENER_POLICY] = "same-origin-allow-popups"
    return limit_content(page, f"connect-src 'self' {' '.join(called_origins(settings))}")


@router.get(REDIRECT_URL)
async def get_redirect() -> HTMLResponse:
    """Hand what the provider answers over to the window that asked."""
    page = get_swagger_ui_oauth2_redirect_html()
    page.headers[OPENER_POLICY] = "unsafe-none"
    return limit_content(page)


def called_origins(settings: AuthSettings) -> tuple[str, ...]:
    """List the origins that a login calls."""
    issuer = urlsplit(settings.oidc_issuer)
    return (f"{issuer.scheme}://{issuer.netloc}", *settings.oidc_docs_origins)
