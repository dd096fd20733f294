"""Queries, paths and media types that try what a service might fall for."""

import httpx2
import pytest

from support.contract.problems import assert_problem
from support.contract.service import Service

QUERIES = (
    *(f"limit={value}" for value in ("1000000000", "0", "-1", "abc", "1.5", "1e2", "٣٣x", "1&limit=1")),
    *(f"offset={value}" for value in ("-1", 2**31, 2**63, 10**30, "1&offset=2")),
    *(f"sort={value}" for value in ("hashed_password", "id;drop table", "-title,-title" * 500, "", "title&sort=title")),
    "filter[password]=x",
    "unknown=1",
    "q=a%00b",
    f"q={'x' * 10_000}",
    "after=1",
)
SEARCHES = ("%", "_", "\\", "'", '"', "' OR 1=1--", "(a+)+$", "a" * 100, "\N{COMBINING ACUTE ACCENT}" * 100)
IDS = (
    "-1",
    "0",
    str(2**31),
    str(2**63),
    "%00",
    "%ff",
    "..%2f..",
    "9" * 400,
    "title",
    "{id}",
    "%ed%a0%80",
    "%F0%9F%9A%80",
)
MEDIA_TYPES = ("text/json", "text/plain", "multipart/form-data; boundary=x", "application/xml", "json", "", "*/*")
FILES = ("/.env", "/.git/config", "/app/main.py", "/static/..%2f..%2fetc/passwd", "/openapi.json", "/docs", "/redoc")


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query[:40])
def test_a_query_that_breaks_a_rule_is_refused(service: Service, credentials: dict[str, str], query: str) -> None:
    answer = service.client.get(f"{service.path('/items')}?{query}", headers=credentials)

    assert_problem(answer, 422, "validation_error")
    assert "x" * 20 not in answer.text


def test_the_largest_offset_is_past_the_end(service: Service, credentials: dict[str, str]) -> None:
    answer = service.client.get(service.path("/items"), params={"offset": 2**31 - 1}, headers=credentials)

    assert (answer.status_code, answer.json()) == (200, [])


@pytest.mark.parametrize("text", SEARCHES, ids=ascii)
def test_a_search_finds_what_holds_the_text_itself(service: Service, credentials: dict[str, str], text: str) -> None:
    for title in (f"holds {text} itself", "holds nothing of it"):
        service.client.post(service.path("/items"), json={"title": title}, headers=credentials).raise_for_status()

    answer = service.client.get(service.path("/items"), params={"q": text, "limit": 1000}, headers=credentials)

    titles = {item["title"] for item in answer.json()}
    assert f"holds {text} itself" in titles
    assert "holds nothing of it" not in titles


@pytest.mark.parametrize("given", IDS, ids=lambda given: given[:40])
@pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
def test_what_is_no_id_is_refused(service: Service, credentials: dict[str, str], method: str, given: str) -> None:
    path = f"{service.path('/items')}/{given}"

    answer = service.client.request(method, path, headers=credentials, json={"title": "x"})

    assert answer.status_code in {404, 422}, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
def test_a_body_of_another_media_type_is_refused(
    service: Service, credentials: dict[str, str], media_type: str
) -> None:
    headers = credentials | {"Content-Type": media_type}

    answer = service.client.post(service.path("/items"), content=b'{"title": "x"}', headers=headers)

    assert_problem(answer, 415, "unsupported_media_type")


@pytest.mark.parametrize("body", [[], "title", 1, None, True])
def test_a_body_that_is_no_object_is_refused(service: Service, credentials: dict[str, str], body: object) -> None:
    headers = credentials | {"Content-Type": "application/json"}

    answer = service.client.post(service.path("/items"), json=body, headers=headers)

    assert_problem(answer, 422, "validation_error")


@pytest.mark.parametrize("path", FILES)
def test_no_file_is_served(service: Service, path: str) -> None:
    answer = service.client.get(path)

    assert_problem(answer, 404, "not_found") if "%" not in path else assert_not_found(answer)


def assert_not_found(answer: httpx2.Response) -> None:
    """Hold an answer to be a refusal, whatever the library made of its address."""
    assert answer.status_code == 404


@pytest.mark.parametrize(
    "title", ["\N{ROCKET}", "\N{CJK UNIFIED IDEOGRAPH-6F22}", " both ends ", "Case", "case", "{{7*7}}"]
)
def test_a_title_comes_back_as_it_was_sent(service: Service, credentials: dict[str, str], title: str) -> None:
    created = service.client.post(service.path("/items"), json={"title": title}, headers=credentials)

    answer = service.client.get(created.headers["Location"], headers=credentials)

    assert answer.json()["title"] == title
