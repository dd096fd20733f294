"""Keeps the name of the server from callers."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

# The server names itself wherever an answer doesn't: it can't be told to leave the header out.
UNNAMED = (b"server", b"")


class UnnamedServer:
    """Names no server in any answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        async def send_without_a_name(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], UNNAMED]
            await send(message)

        await self.app(scope, receive, send_without_a_name)
