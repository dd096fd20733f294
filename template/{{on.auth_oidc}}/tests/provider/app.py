"""What a provider answers: its description, its keys, and the authorization code flow with PKCE (RFC 7636)."""

import secrets
from base64 import urlsafe_b64encode
from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from tests.provider.keys import FIRST_KEY, SigningKey
from tests.provider.tokens import new_token

KEYS = "/keys"
DISCOVERY = "/.well-known/openid-configuration"


@dataclass
class Provider:
    """What a provider is asked and answers; tests change `description` and `answers` to make it lie."""

    issuer: str
    audience: str
    keys: list[SigningKey] = field(default_factory=lambda: [FIRST_KEY])
    description: dict[str, Any] = field(default_factory=dict)
    answers: dict[str, Response] = field(default_factory=dict)
    requests: Counter[str] = field(default_factory=Counter)
    codes: dict[str, str] = field(default_factory=dict)

    @property
    def app(self) -> Starlette:
        """The application; browsers may call it from anywhere."""
        routes = [
            Route(DISCOVERY, self.describe),
            Route(KEYS, self.publish),
            Route("/elsewhere", self.publish),
            Route("/authorize", self.authorize),
            Route("/token", self.issue, methods=["POST"]),
        ]
        allow_all = Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["*"], allow_headers=["*"])
        return Starlette(routes=routes, middleware=[allow_all])

    async def describe(self, request: Request) -> Response:
        """Answer with the description (OpenID Connect Discovery 1.0, section 3)."""
        self.requests[request.url.path] += 1
        document = {
            "issuer": self.issuer,
            "jwks_uri": self.issuer + KEYS,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "grant_types_supported": ["authorization_code"],
            "scopes_supported": ["openid", "profile", "email"],
        }
        return self.answers.get(DISCOVERY) or JSONResponse(document | self.description)

    async def publish(self, request: Request) -> Response:
        """Answer with the keys."""
        self.requests[request.url.path] += 1
        return self.answers.get(request.url.path) or JSONResponse({"keys": [key.jwk for key in self.keys]})

    async def authorize(self, request: Request) -> Response:
        """Log everybody in, and send them back with a code."""
        query = request.query_params
        code = secrets.token_urlsafe()
        self.codes[code] = query["code_challenge"]
        answer = urlencode({"code": code, "state": query["state"]})
        return RedirectResponse(f"{query['redirect_uri']}?{answer}", status_code=302)

    async def issue(self, request: Request) -> Response:
        """Exchange a code for a token, if the caller is who asked for it."""
        form = dict(parse_qsl((await request.body()).decode()))
        challenge = self.codes.pop(form["code"], None)
        digest = sha256(form["code_verifier"].encode()).digest()
        if urlsafe_b64encode(digest).decode().rstrip("=") != challenge:
            return JSONResponse({"error": "invalid_grant"}, status_code=400)
        token = new_token(self.issuer, self.audience, email="ada@example.com", email_verified=True)
        return JSONResponse({"access_token": token, "token_type": "Bearer", "expires_in": 300})
