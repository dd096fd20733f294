"""What `type` of a problem leads to."""

import httpx2
import pytest

from app.api.problem_types import problem_types
from tests.addresses import ITEMS
from tests.problems import refusal

MEMBERS = {"code", "status", "title", "description"}


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/nowhere"), ("PUT", "/health"), ("POST", ITEMS), ("GET", f"{ITEMS}?limit=0")]
)
async def test_the_type_of_a_problem_is_explained_where_it_leads(
    caller: httpx2.AsyncClient, method: str, path: str
) -> None:
    problem = (await caller.request(method, path)).json()

    response = await caller.get(problem["type"])

    assert response.status_code == 200
    assert response.json().keys() == MEMBERS
    assert (response.json()["code"], response.json()["status"]) == (problem["code"], problem["status"])


async def test_every_type_is_listed_and_explained(client: httpx2.AsyncClient) -> None:
    response = await client.get("/problems")

    listed = response.json()
    assert {problem["code"] for problem in listed} == problem_types().keys()
    assert [problem for problem in listed if not all(problem.values()) or "\n" in problem["title"]] == []


async def test_a_type_that_does_not_exist_is_not_found(client: httpx2.AsyncClient) -> None:
    response = await client.get("/problems/unheard_of")

    assert refusal(response) == (404, "not_found")


async def test_an_error_that_another_derives_from_explains_their_code() -> None:
    assert (
        problem_types()["database_unavailable"].description == "The database does not answer; the caller may try again."
    )
