"""The service with as many routes as a large one has, of which none is called."""

from app.main import create_app
from fastapi import APIRouter, FastAPI

ROUTES = 200


async def answer(number: int) -> int:
    """Answer a call that nobody makes."""
    return number


def create_large_app() -> FastAPI:
    """Make the service, with routes in routers of routers."""
    router = APIRouter(prefix="/large")
    for name in range(ROUTES):
        part = APIRouter(prefix=f"/{name}")
        part.add_api_route("/{number}", answer)
        router.include_router(part)
    app = create_app()
    before = list(app.router.routes)
    app.include_router(router)
    # In front of the others, where a search from the first to the last meets them all.
    app.router.routes[:] = [*app.router.routes[len(before) :], *before]
    return app
