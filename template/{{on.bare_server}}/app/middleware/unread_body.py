"""Announces that a connection ends: the server ends it after an answer to a body that was not read to its end."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.middleware.messages import add_headers


class UnreadBodyMiddleware:
    """Says with such an answer that the connection ends (RFC 9112, section 9.6), so that no request is sent over it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or not has_body(scope):
            await self.app(scope, receive, send)
            return
        is_read = False

        async def receive_and_note() -> Message:
            nonlocal is_read
            message = await receive()
            is_read = not message.get("more_body", False)
            return message

        async def send_and_announce(message: Message) -> None:
            if message["type"] == "http.response.start" and not is_read:
                add_headers(message, [(b"connection", b"close")])
            await send(message)

        await self.app(scope, receive_and_note, send_and_announce)


def has_body(scope: Scope) -> bool:
    """Whether the headers of a request announce a body."""
    return any(
        name == b"transfer-encoding" or (name == b"content-length" and value != b"0")
        for name, value in scope["headers"]
    )
