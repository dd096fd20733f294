"""Tells browsers which pages of other origins may call the service."""

from http import HTTPStatus
from typing import override

from fastapi.middleware.cors import CORSMiddleware
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from app.middleware.messages import add_headers, header_values

VARY = ((b"vary", b"Origin"),)


class CrossOriginMiddleware(CORSMiddleware):
    """Refuses a preflight by granting nothing, which is all that a browser looks at."""

    @override
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; for one of no origin, which most are, the framework does more than is needed."""

        async def send_with_vary(message: Message) -> None:
            if message["type"] == "http.response.start":
                add_headers(message, VARY)
            await send(message)

        if scope["type"] != "http" or header_values(scope, b"origin"):
            await super().__call__(scope, receive, send)
        else:
            await self.app(scope, receive, send_with_vary)

    @override
    def preflight_response(self, request_headers: Headers) -> Response:
        """Answer a preflight; the framework's own refusal would be an error that is no problem document."""
        response = super().preflight_response(request_headers)
        if response.status_code == HTTPStatus.OK:
            return response
        return Response(status_code=HTTPStatus.NO_CONTENT.value, headers={"Vary": "Origin"})
