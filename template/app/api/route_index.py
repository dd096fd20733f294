"""Leads a request to the few routes that its path can mean, however many there are."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import override

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute, RouteContext, iter_route_contexts
from starlette.routing import BaseRoute, Match, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send

# Segments of a path that are looked up; the first one is the nothing before the first slash.
MOST_SEGMENTS = 4


class IndexedRoute(BaseRoute):
    """A route with its whole path and all dependencies: a router that holds others matches twice at each level."""

    def __init__(self, context: RouteContext) -> None:
        self.original = context.original_route
        self.app: ASGIApp = context.app
        self.matches_path: Callable[[Scope], tuple[Match, Scope]] = context.matches
        self.path_format = context.path_format or ""
        self.methods = frozenset(context.methods or ())

    @override
    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Compare the path."""
        match, found = self.matches_path(scope)
        return match, {**found, "route": self.original}

    @override
    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request that matches."""
        await self.app(scope, receive, send)


class RouteIndex:
    """Finds routes by method and beginning of the path; what it does not find is left to the whole router."""

    def __init__(self, router: APIRouter) -> None:
        self.router = router

    @cached_property
    def parts(self) -> dict[tuple[str, ...], APIRouter]:
        """Routers by method and segments, each with the routes that may match, in their order."""
        routes = [each for route in self.router.routes for each in spread(route)]
        keys = {
            (method, *segments)
            for route in routes
            if isinstance(route, IndexedRoute) and (segments := fixed_segments(route))
            for method in route.methods
        }
        return {key: self.part([route for route in routes if may_serve(route, *key)]) for key in keys}

    def part(self, routes: list[BaseRoute]) -> APIRouter:
        """Make a router of a few routes; what none of them serves is left to the whole one, redirects included."""
        return APIRouter(routes=routes, redirect_slashes=False, default=self.router.app)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        await (self.find(scope) or self.router).app(scope, receive, send)

    def find(self, scope: Scope) -> APIRouter | None:
        """Return the routes for the longest beginning of the path that is known."""
        if scope["type"] != "http":
            return None
        # Of which the names of routes make addresses.
        scope["router"] = self.router
        segments = scope["path"].removeprefix(scope.get("root_path", "")).split("/", MOST_SEGMENTS)
        for length in range(min(len(segments), MOST_SEGMENTS), 1, -1):
            if part := self.parts.get((scope["method"], *segments[:length])):
                return part
        return None


def index_routes(app: FastAPI) -> None:
    """Look routes up from now on; the index is made at the first request, so that routes may still be added."""
    app.router.middleware_stack = RouteIndex(app.router)


def spread(route: BaseRoute) -> Iterator[BaseRoute]:
    """List the routes below an included router; what is not to be taken apart stays as it is."""
    contexts = list(iter_route_contexts([route]))
    if not is_plain(route) or any(not isinstance(each.original_route, APIRoute | WebSocketRoute) for each in contexts):
        yield route
        return
    yield from (IndexedRoute(context) for context in contexts if isinstance(context.original_route, APIRoute))


def is_plain(route: BaseRoute) -> bool:
    """Whether nothing but paths and methods decides; a router of another class, or one that limits forms, does more."""
    included = getattr(route, "include_context", None)
    if included is None:
        return True
    router = included.included_router
    return type(router) is APIRouter and not included.form_limits and all(map(is_plain, router.routes))


def fixed_segments(route: IndexedRoute) -> tuple[str, ...]:
    """Return the segments before the first parameter, as many as are looked up."""
    fixed, brace, _ = route.path_format.partition("{")
    segments = fixed.split("/")
    return tuple(segments[: -1 if brace else None][:MOST_SEGMENTS])


def may_serve(route: BaseRoute, method: str, *segments: str) -> bool:
    """Whether a route may match a path that begins with these segments."""
    if not isinstance(route, IndexedRoute):
        return True
    if method not in route.methods:
        return False
    own = fixed_segments(route)
    is_complete = "/".join(own) == route.path_format
    return own[: len(segments)] == segments[: len(own)] and not (is_complete and len(own) < len(segments))
