"""Whoever reads the documentation logs in at the provider."""

import json
import re
import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from app.api.swagger_ui import REDIRECT_URL
from app.core.config import Settings
from tests.accounts import ME
from tests.addresses import ITEMS
from tests.clients import BASE_URL, ClientWith
from tests.credentials import bearer
from tests.provider.server import RunningProvider

DOCS_URL = "/api/docs"
INIT = re.compile(r"initOAuth\((.*)\)")


async def login_options(client: httpx2.AsyncClient) -> dict[str, Any]:
    """Return how Swagger UI logs in."""
    found = INIT.search((await client.get(DOCS_URL)).text)
    assert found is not None
    options: dict[str, Any] = json.loads(found[1])
    return options


async def test_the_documentation_names_the_provider(client: httpx2.AsyncClient, settings: Settings) -> None:
    for _ in range(2):
        document = (await client.get("/api/openapi.json")).json()

        scheme = document["components"]["securitySchemes"]["OpenIdConnect"]
        assert (scheme["type"], scheme["openIdConnectUrl"]) == ("openIdConnect", settings.oidc_discovery_url)


async def test_operations_say_which_scopes_they_demand(shared_app: FastAPI) -> None:
    operation = shared_app.openapi()["paths"][ITEMS]["post"]

    assert operation["security"] == [{"OpenIdConnect": ["items:write"]}]


async def test_the_login_is_that_of_a_public_client(client_with: ClientWith, settings: Settings) -> None:
    async with client_with(oidc_client_id="docs", oidc_docs_scopes="openid items:read") as client:
        options = await login_options(client)

    assert options == {
        "clientId": "docs",
        "scopes": "openid items:read",
        "additionalQueryStringParams": {"audience": settings.oidc_audience},
        "usePkceWithAuthorizationCodeGrant": True,
    }


async def test_the_page_may_speak_with_the_provider_alone(client_with: ClientWith) -> None:
    other = "https://login.example.com"

    async with client_with(oidc_issuer="https://id.example.com/realms/main", oidc_docs_origins=(other,)) as client:
        page = await client.get(DOCS_URL)

    policy = page.headers["content-security-policy"].split("; ")
    assert f"connect-src 'self' https://id.example.com {other}" in policy
    assert page.headers["cross-origin-opener-policy"] == "same-origin-allow-popups"


async def test_the_way_back_leads_to_the_page(client: httpx2.AsyncClient) -> None:
    page = await client.get(DOCS_URL)
    redirect = await client.get(REDIRECT_URL)

    assert f"window.location.origin + '{REDIRECT_URL}'" in page.text
    assert redirect.status_code == 200
    assert redirect.headers["cross-origin-opener-policy"] == "unsafe-none"
    assert "script-src 'self' 'sha256-" in redirect.headers["content-security-policy"]


@pytest.mark.parametrize("path", [DOCS_URL, REDIRECT_URL, "/api/openapi.json"])
async def test_the_login_is_closed_with_the_documentation(client_with: ClientWith, path: str) -> None:
    async with client_with(docs_enabled=False) as client:
        assert (await client.get(path)).status_code == 404


async def test_a_code_and_its_proof_make_a_token_that_is_accepted(
    client: httpx2.AsyncClient, shared_provider: RunningProvider
) -> None:
    verifier = secrets.token_urlsafe(32)
    challenge = urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=")
    scheme = (await client.get("/api/openapi.json")).json()["components"]["securitySchemes"]["OpenIdConnect"]

    async with httpx2.AsyncClient() as browser:
        provider = (await browser.get(scheme["openIdConnectUrl"])).json()
        query = {
            "response_type": "code",
            "client_id": "docs",
            "state": "state",
            "redirect_uri": BASE_URL + REDIRECT_URL,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        sent_back = httpx2.URL(
            (await browser.get(provider["authorization_endpoint"], params=query)).headers["location"]
        )
        form = {"grant_type": "authorization_code", "code": sent_back.params["code"], "code_verifier": verifier}
        token = (await browser.post(provider["token_endpoint"], data=form)).json()["access_token"]

    assert shared_provider.issuer == provider["issuer"]
    assert (await client.get(ME, headers=bearer(token))).json()["email"] == "ada@example.com"
