"""Takes traces, and does nothing with them."""

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route


async def take(request: Request) -> Response:
    """Read what is sent."""
    await request.body()
    return Response()


app = Starlette(routes=[Route("/v1/traces", take, methods=["GET", "POST"])])
