"""Bodies and answers on their way between a version and the newest one."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Annotated

import httpx2
import pytest
from cadwyn import (
    RequestInfo,
    ResponseInfo,
    Version,
    VersionBundle,
    VersionChange,
    convert_request_to_next_version_for,
    convert_response_to_previous_version_for,
    schema,
)
from fastapi import APIRouter, Depends, FastAPI, Request
from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.api.versions.routers import SCOPE_KEY, versioned
from tests.clients import BASE_URL

OLD, NEW = date(2026, 1, 1), date(2026, 2, 1)
Call = Callable[..., Awaitable[httpx2.Response]]


class Wanted(BaseModel):
    """What the newest version takes."""

    model_config = ConfigDict(extra="forbid")
    title: str = Field(max_length=5)
    note: Annotated[str, AfterValidator(str.strip), Field(min_length=1)] = "-"


class Made(BaseModel):
    """What the newest version answers."""

    model_config = ConfigDict(from_attributes=True)
    title: str
    solved: int


class Caller(BaseModel):
    """What a dependency says that it makes."""


class NamedCaller(Caller):
    """What it does make."""

    title: str


class Row:
    """What a handler returns."""

    def __init__(self, title: str, solved: int) -> None:
        self.title, self.solved = title, solved


def title_of_name(request: RequestInfo) -> None:
    """Read the name of the old version."""
    request.body["title"] = request.body.pop("name")


def name_of_title(response: ResponseInfo) -> None:
    """Write the name of the old version."""
    response.body["name"] = response.body.pop("title")


class NameIsTitle(VersionChange):
    """A name is called a title."""

    instructions_to_migrate_to_previous_version = (
        schema(Wanted).field("title").had(name="name"),
        schema(Made).field("title").had(name="name"),
    )
    read = convert_request_to_next_version_for(Wanted)(title_of_name)
    write = convert_response_to_previous_version_for(Made)(name_of_title)


VERSIONS = VersionBundle(Version(NEW, NameIsTitle), Version(OLD))


async def count(request: Request) -> int:
    """Count how often the dependency of a request is solved."""
    request.scope["solved"] = request.scope.get("solved", 0) + 1
    solved: int = request.scope["solved"]
    return solved


async def make(new: Wanted, solved: Annotated[int, Depends(count)]) -> Row:
    """Make something."""
    return Row(new.title, solved)


async def find_caller() -> Caller:
    """Find out who calls."""
    return NamedCaller(title="ada")


async def greet(caller: Annotated[Caller, Depends(find_caller)]) -> Row:
    """Greet the caller."""
    return Row(caller.model_dump()["title"], 1)


async def redirect() -> Response:
    """Answer with a whole response."""
    return Response(status_code=204)


@pytest.fixture
def app() -> FastAPI:
    """A service with two versions."""
    newest = APIRouter()
    newest.add_api_route("/things", make, methods=["POST"], response_model=Made)
    newest.add_api_route("/greeting", greet, response_model=Made)
    newest.add_api_route("/nothing", redirect, response_model=Made)
    app = FastAPI()
    for router in versioned(newest, VERSIONS):
        app.include_router(router)
    return app


@pytest.fixture
def call(app: FastAPI) -> Call:
    """Calls the service in a version."""

    async def call(version: date, method: str, path: str, body: object = None) -> httpx2.Response:
        async def serve(scope: Scope, receive: Receive, send: Send) -> None:
            await app({**scope, SCOPE_KEY: version}, receive, send)

        async with httpx2.AsyncClient(transport=httpx2.ASGITransport(serve), base_url=BASE_URL) as client:
            return await client.request(method, path, json=body)

    return call


async def test_the_newest_version_takes_and_answers_what_the_handler_does(call: Call) -> None:
    response = await call(NEW, "POST", "/things", {"title": "x"})

    assert response.json() == {"title": "x", "solved": 1}


async def test_an_old_version_takes_and_answers_what_it_always_did(call: Call) -> None:
    response = await call(OLD, "POST", "/things", {"name": "x"})

    assert response.json() == {"name": "x", "solved": 1}


@pytest.mark.parametrize(("version", "title"), [(OLD, "name"), (NEW, "title")])
async def test_what_a_dependency_makes_is_left_as_it_is(call: Call, version: date, title: str) -> None:
    response = await call(version, "GET", "/greeting")

    assert response.json() == {title: "ada", "solved": 1}


@pytest.mark.parametrize(("version", "body"), [(OLD, {"title": "x"}), (NEW, {"name": "x"})])
async def test_a_body_of_another_version_is_refused(call: Call, version: date, body: dict[str, str]) -> None:
    assert (await call(version, "POST", "/things", body)).status_code == 422


async def test_a_rule_of_the_newest_version_holds_for_old_ones(call: Call) -> None:
    response = await call(OLD, "POST", "/things", {"name": "x" * 6})

    assert response.status_code == 422


async def test_what_did_not_change_is_refused_with_the_same_code_in_each_version(call: Call) -> None:
    newest = await call(NEW, "POST", "/things", {"title": "x", "note": ""})

    old = await call(OLD, "POST", "/things", {"name": "x", "note": ""})

    assert newest.status_code == 422
    assert old.json() == newest.json()


@pytest.mark.parametrize("version", [OLD, NEW])
async def test_a_whole_response_is_left_as_it_is(call: Call, version: date) -> None:
    assert (await call(version, "GET", "/nothing")).status_code == 204


async def test_a_version_that_does_not_exist_has_no_routes(call: Call) -> None:
    assert (await call(date(2025, 1, 1), "GET", "/nothing")).status_code == 404
