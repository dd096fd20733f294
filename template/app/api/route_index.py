"""Leads a request to the few routes that its path can mean, however many there are."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Any, Protocol, override, runtime_checkable

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute, RouteContext
from starlette.routing import BaseRoute, Match, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send

# Segments of a path that are looked up; the first one is the nothing before the first slash.
MOST_SEGMENTS = 4


class Inclusion(Protocol):
    """How a router is included in another, as the framework keeps it."""

    included_router: APIRouter
    prefix: str
    form_limits: Mapping[str, object]


@runtime_checkable
class Branch(Protocol):
    """An included router, as the framework keeps it; its candidates are further ones, and routes put together."""

    include_context: Inclusion

    def effective_candidates(self) -> Sequence[Any]:
        """List what is below it; the routes are put together at the first time."""


class IndexedRoute(BaseRoute):
    """A route with its whole path and all dependencies: a router that holds others matches twice at each level.

    The framework puts the dependencies together, which takes milliseconds, when the route is wanted for the first time.
    """

    def __init__(self, route: APIRoute, prefix: str, find: Callable[[], RouteContext]) -> None:
        self.original = route
        self.path_format = prefix + route.path_format
        self.methods = frozenset(route.methods or ())
        self.find = find

    @cached_property
    def app(self) -> ASGIApp:
        """What serves it."""
        app: ASGIApp = self.find().app
        return app

    @cached_property
    def matches_path(self) -> Callable[[Scope], tuple[Match, Scope]]:
        """What compares a path with its own."""
        compare: Callable[[Scope], tuple[Match, Scope]] = self.find().matches
        return compare

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
    if isinstance(route, APIRoute):
        yield IndexedRoute(route, "", partial(RouteContext, route))
    elif isinstance(route, Branch) and is_plain(route.include_context):
        yield from spread_branch(route)
    else:
        yield route


def spread_branch(branch: Branch) -> Iterator[BaseRoute]:
    """List the routes of an included router, in their order, and those of the routers in it in their place."""
    routes, prefix = branch.include_context.included_router.routes, branch.include_context.prefix
    if not any(isinstance(route, Branch) for route in routes):
        own = (route for route in routes if isinstance(route, APIRoute))
        yield from (IndexedRoute(route, prefix, partial(find_context, branch, route)) for route in own)
        return
    for candidate in branch.effective_candidates():
        if isinstance(candidate, Branch):
            yield from spread_branch(candidate)
        elif isinstance(route := candidate.original_route, APIRoute):
            yield IndexedRoute(route, prefix, partial(RouteContext, route, candidate))


def find_context(branch: Branch, route: APIRoute) -> RouteContext:
    """Return a route as it is in a branch."""
    candidates = branch.effective_candidates()
    return next(RouteContext(route, each) for each in candidates if each.original_route is route)


def is_plain(included: Inclusion) -> bool:
    """Whether nothing but paths and methods decides; a router of another class, or one that limits forms, does more."""
    router = included.included_router
    return type(router) is APIRouter and not included.form_limits and all(map(is_known, router.routes))


def is_known(route: BaseRoute) -> bool:
    """Whether a route is one of an API, or a router of such ones."""
    if isinstance(route, Branch):
        return is_plain(route.include_context)
    return isinstance(route, APIRoute | WebSocketRoute)


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
