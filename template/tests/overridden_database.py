"""Another database than the one that the lifespan of an application opens."""

from fastapi import FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send

from app.api.dependencies import get_database


class OverriddenDatabase:
    """Puts what overrides `get_database` where sessions, which ask without a dependency, find it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        override = scope["app"].dependency_overrides.get(get_database)
        if override and scope["type"] != "lifespan":
            scope["state"]["database"] = override()
        await self.app(scope, receive, send)


def overridable(app: FastAPI) -> FastAPI:
    """Let an application that has not started have its database overridden."""
    app.add_middleware(OverriddenDatabase)
    return app
