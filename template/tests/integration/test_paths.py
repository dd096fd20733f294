"""Both spellings of a path, and HEAD."""

import httpx2
import pytest

from tests.addresses import ITEMS
from tests.problems import refusal


@pytest.mark.parametrize("path", ["/health", "/health/ready"])
async def test_a_path_is_served_with_a_slash_at_its_end(client: httpx2.AsyncClient, path: str) -> None:
    response = await client.get(f"{path}/")

    assert response.status_code == 200


async def test_a_body_reaches_both_spellings(caller: httpx2.AsyncClient) -> None:
    for path in (ITEMS, f"{ITEMS}/"):
        response = await caller.post(path, json={"title": "A book"})

        assert response.status_code == 201


@pytest.mark.parametrize("path", ["", "/health//", "//evil.example/health"])
async def test_no_path_is_redirected(client: httpx2.AsyncClient, path: str) -> None:
    response = await client.get(f"http://localhost{path}")

    assert refusal(response) == (404, "not_found")


async def test_the_documentation_works_with_a_slash_at_its_end(client: httpx2.AsyncClient) -> None:
    with_slash = await client.get("/api/docs/")

    without = await client.get("/api/docs")
    assert with_slash.headers["content-security-policy"] == without.headers["content-security-policy"]


async def test_a_probe_by_address_may_have_a_slash_at_its_end(client: httpx2.AsyncClient) -> None:
    response = await client.get("/health/", headers={"host": "10.0.0.1"})

    assert response.status_code == 200


async def test_head_answers_as_get_without_a_body(caller: httpx2.AsyncClient) -> None:
    await caller.post(ITEMS, json={"title": "A book"})
    got = await caller.get(ITEMS)

    response = await caller.head(ITEMS)

    assert (response.status_code, response.content) == (200, b"")
    for name in ("content-type", "content-length", "x-total-count"):
        assert response.headers[name] == got.headers[name]


async def test_head_of_an_unknown_path_is_not_found(client: httpx2.AsyncClient) -> None:
    response = await client.head("/nowhere")

    assert (response.status_code, response.content) == (404, b"")


@pytest.mark.parametrize("method", ["POST", "PATCH", "DELETE"])
async def test_a_feed_has_the_methods_of_a_feed_alone(caller: httpx2.AsyncClient, method: str) -> None:
    response = await caller.request(method, f"{ITEMS}/feed", json={})

    assert refusal(response) == (405, "method_not_allowed")
    assert response.headers["allow"] == "GET, HEAD"
