"""How a provider describes itself (OpenID Connect Discovery 1.0)."""

import httpx2
from pydantic import HttpUrl

from app.core.remote_documents import DocumentError, fetch_document
from app.core.settings.auth import AuthSettings


async def discover_keys(client: httpx2.AsyncClient, settings: AuthSettings) -> str:
    """Ask the provider where its keys are.

    Raises:
        DocumentError: it is away, describes another provider, or anybody could replace the keys on their way.
    """
    description = await fetch_document(client, settings.oidc_discovery_url)
    if description.get("issuer") != settings.oidc_issuer:
        raise DocumentError("the provider describes itself as another issuer than OIDC_ISSUER")
    try:
        url = HttpUrl(str(description.get("jwks_uri")))
    except ValueError as error:
        raise DocumentError("the provider does not tell where its keys are") from error
    if settings.hardened and url.scheme != "https":
        raise DocumentError("the provider does not publish its keys by https")
    return str(url)
