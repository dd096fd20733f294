"""Operations that look at nothing of a request."""

from typing import override

from fastapi import Request, Response
from fastapi.routing import APIRoute

from app.api.strict_route import Handler


class PlainRoute(APIRoute):
    """Calls a handler that takes nothing and returns a response: there is nothing to look for, and nothing to check."""

    @override
    def get_route_handler(self) -> Handler:
        """Call it, and nothing else."""

        async def handle(_request: Request) -> Response:
            response: Response = await self.endpoint()
            return response

        return handle
