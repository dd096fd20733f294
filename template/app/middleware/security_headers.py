"""Adds the headers that tell browsers what to refuse."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.middleware.messages import CONNECTIONS, RESPONSE_STARTS, add_headers

BASE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}
ONE_YEAR = "max-age=31536000; includeSubDomains"


class SecurityHeadersMiddleware:
    """Closes responses to framing, sniffing and caching, unless they say otherwise; `hsts` demands HTTPS for a year."""

    def __init__(self, app: ASGIApp, *, hsts: bool) -> None:
        self.app = app
        self.headers = [(name.lower().encode(), value.encode()) for name, value in security_headers(hsts=hsts).items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] not in CONNECTIONS:
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] in RESPONSE_STARTS:
                present = {name for name, _ in message.get("headers", ())}
                add_headers(message, [header for header in self.headers if header[0] not in present])
            await send(message)

        await self.app(scope, receive, send_with_headers)


def security_headers(*, hsts: bool) -> dict[str, str]:
    """Return the headers of every response; those of `hsts` demand HTTPS for a year."""
    return BASE_HEADERS | ({"Strict-Transport-Security": ONE_YEAR} if hsts else {})
