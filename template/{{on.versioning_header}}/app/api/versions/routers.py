"""The routes of each version of the API."""

from collections.abc import Iterator
from datetime import date
from inspect import unwrap
from typing import override

from cadwyn import VersionBundle, generate_versioned_routers
from fastapi import APIRouter
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.routing import BaseRoute, Match
from starlette.types import Scope

from app.api.versions.handlers import VersionedHandler
from app.api.versions.signatures import in_version

SCOPE_KEY = "app.api_version"


class VersionRouter(APIRouter):
    """Routes that are there for requests of one version."""

    def __init__(self, version: date, routes: list[BaseRoute]) -> None:
        super().__init__(routes=routes)
        self.version = version

    @override
    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Match nothing of another version."""
        if scope.get(SCOPE_KEY) != self.version:
            return Match.NONE, {}
        return super().matches(scope)


def versioned(newest: APIRouter, versions: VersionBundle) -> Iterator[VersionRouter]:
    """Make a router for each version of the routes of the newest."""
    answers = {context.endpoint: context.response_model for context in iter_route_contexts(newest.routes)}
    for value, generated in generate_versioned_routers(newest, versions).endpoints.items():
        version = date.fromisoformat(value)
        for route in generated.routes:
            if isinstance(route, APIRoute):
                handler = unwrap(route.endpoint)
                route.response_model = in_version(answers[handler], route.response_model)
                route.endpoint = VersionedHandler(
                    handler, declared=route.endpoint, answer=answers[handler], versions=versions, version=version
                )
        yield VersionRouter(version, generated.routes)
