"""What callers see of an answer, and when."""

import httpx2
from starlette.types import ASGIApp, Message, Receive, Scope, Send

UNNAMED = {"x-request-id", "ratelimit"}


class Noting:
    """Notes when a response has been sent."""

    def __init__(self, app: ASGIApp, events: list[str]) -> None:
        self.app = app
        self.events = events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        async def send_and_note(message: Message) -> None:
            await send(message)
            if message["type"] == "http.response.body":
                self.events.append("answered")

        await self.app(scope, receive, send_and_note)


def told(response: httpx2.Response) -> tuple[int, bytes, dict[str, str]]:
    """Return all that a caller sees, but what is new with each request."""
    headers = {name: value for name, value in response.headers.items() if name not in UNNAMED}
    return response.status_code, response.content, headers
