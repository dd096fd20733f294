"""The index of routes, beside the router of the framework."""

from collections.abc import AsyncIterator
from typing import Annotated, override

import httpx2
import pytest
from fastapi import APIRouter, Depends, FastAPI, Request, WebSocket
from starlette.responses import PlainTextResponse
from starlette.routing import Match, Mount, Route
from starlette.types import Scope

from app.api.route_index import RouteIndex, index_routes

PATHS = (
    "/",
    "/alive",
    "/alive/",
    "/nothing",
    "/api/things",
    "/api/things/7",
    "/api/things/me",
    "/api/things/7/parts/8",
    "/api/things/7/parts",
    "/api/files/a/b/c",
    "/api/files",
    "/api/deep/in/the/woods",
    "/api/deep/in/the/sea",
    "/api/deep/in",
    "/api/late",
    "/api//things",
    "//alive",
    "/mounted/alive",
    "/mounted/else",
    "/plain",
    "/api/links",
    "/api/socket",
)
METHODS = ("GET", "HEAD", "POST", "DELETE", "OPTIONS", "TRACE")


async def name_route(request: Request) -> str:
    """Tell which route it was, and what the framework found out."""
    return f"{request.scope['route'].path_format} {request.path_params} {request.state.asked}"


async def note(request: Request) -> None:
    request.state.asked = "asked"


def things() -> APIRouter:
    router = APIRouter(prefix="/things", dependencies=[Depends(note)])
    router.add_api_route("", name_route)
    router.add_api_route("", name_route, methods=["POST"], status_code=201)
    router.add_api_route("/{thing}", name_route)
    router.add_api_route("/me", name_route, methods=["GET", "DELETE"])
    router.add_api_route("/{thing}/parts/{part}", name_route)
    return router


def api() -> APIRouter:
    router = APIRouter(prefix="/api", dependencies=[Depends(note)])
    router.include_router(things())
    router.add_api_route("/files/{path:path}", name_route)
    router.add_api_route("/deep/in/the/{place}", name_route)
    router.add_api_route("/deep/in/the/woods", name_route, methods=["POST"])

    @router.get("/links")
    async def link(request: Request, _noted: Annotated[None, Depends(note)]) -> str:
        return str(request.url_for("link"))

    @router.websocket("/socket")
    async def talk(websocket: WebSocket) -> None:
        await websocket.accept()

    return router


async def answer_plainly(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"plain {request.path_params}")


def make_app() -> FastAPI:
    """Make an application with routes of all kinds, some of which hide others."""
    app = FastAPI(openapi_url=None)
    app.add_api_route("/alive", answer_plainly, response_model=None)
    app.mount("/mounted", Mount("", routes=[Route("/alive", answer_plainly)]))
    app.include_router(api())
    app.add_route("/plain", answer_plainly)
    app.add_api_route("/{first}/late", name_route, dependencies=[Depends(note)])
    app.add_api_route("/", answer_plainly, response_model=None)
    return app


def make_indexed_app() -> FastAPI:
    app = make_app()
    index_routes(app)
    return app


def client_of(app: FastAPI) -> httpx2.AsyncClient:
    return httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://localhost")


@pytest.fixture(scope="module")
async def plain() -> AsyncIterator[httpx2.AsyncClient]:
    """A caller of the application as the framework leads requests."""
    async with client_of(make_app()) as client:
        yield client


@pytest.fixture(scope="module")
async def indexed() -> AsyncIterator[httpx2.AsyncClient]:
    """A caller of the same one with an index."""
    async with client_of(make_indexed_app()) as client:
        yield client


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", METHODS)
async def test_a_request_has_the_answer_of_the_framework(
    plain: httpx2.AsyncClient, indexed: httpx2.AsyncClient, method: str, path: str
) -> None:
    expected = await plain.request(method, path)

    answer = await indexed.request(method, path)

    assert (answer.status_code, answer.text) == (expected.status_code, expected.text)
    assert set(answer.headers.get("allow", "").split(", ")) == set(expected.headers.get("allow", "").split(", "))
    assert answer.headers.get("location") == expected.headers.get("location")


async def test_a_service_below_a_path_of_a_proxy_finds_its_routes() -> None:
    app = make_indexed_app()
    transport = httpx2.ASGITransport(app=app, root_path="/below")

    async with httpx2.AsyncClient(transport=transport, base_url="http://localhost") as client:
        answers = [await client.get(path) for path in ("/below/api/things/7", "/api/things/7")]

    assert [answer.json() for answer in answers] == ["/things/{thing} {'thing': '7'} asked"] * 2


async def test_a_route_that_is_added_later_is_found() -> None:
    app = make_indexed_app()
    app.add_api_route("/later", answer_plainly, response_model=None)

    async with client_of(app) as client:
        before = await client.get("/later")
        app.add_api_route("/latest", answer_plainly, response_model=None)
        after = await client.get("/latest")

    assert [before.status_code, after.status_code] == [200, 200]


def test_no_route_is_looked_at_that_begins_otherwise() -> None:
    app = FastAPI(openapi_url=None)
    app.add_api_route("/alive", name_route)
    for number in range(200):
        app.add_api_route(f"/api/{number}/{{thing}}", name_route)

    part = RouteIndex(app.router).find({"type": "http", "method": "GET", "path": "/alive"})

    assert part is not None
    assert len(part.routes) == 1


class ClosedRouter(APIRouter):
    """Routes that are not there."""

    @override
    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        return Match.NONE, {}


async def test_a_router_of_another_class_decides_for_itself() -> None:
    closed, app = ClosedRouter(), FastAPI(openapi_url=None)
    closed.add_api_route("/closed", answer_plainly, response_model=None)
    app.include_router(closed)
    index_routes(app)

    async with client_of(app) as client:
        answer = await client.get("/closed")

    assert answer.status_code == 404
