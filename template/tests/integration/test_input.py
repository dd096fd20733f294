"""Requests that can't be read, or break a rule."""

from collections.abc import AsyncIterator

import httpx2
import pytest

from tests.addresses import ITEMS
from tests.problems import broken_rules, refusal

SENTINEL = "sentinel-that-nobody-may-see"
JSON = {"content-type": "application/json"}


@pytest.mark.parametrize("content", ["{", '{"title": }', "", '{"title": "x"} trailing', "\\"])
async def test_a_malformed_body_is_refused(caller: httpx2.AsyncClient, content: str) -> None:
    response = await caller.post(ITEMS, content=content or " ", headers=JSON)

    assert refusal(response) == (400, "malformed_body")


async def test_a_body_that_is_no_utf_8_is_refused(caller: httpx2.AsyncClient) -> None:
    response = await caller.post(ITEMS, content=b'{"title": "\xff"}', headers=JSON)

    assert refusal(response) == (400, "malformed_body")


@pytest.mark.parametrize("content", ["[]", '"title"', "1", "null"])
async def test_a_body_that_is_no_object_is_refused(caller: httpx2.AsyncClient, content: str) -> None:
    response = await caller.post(ITEMS, content=content, headers=JSON)

    assert refusal(response) == (422, "validation_error")


@pytest.mark.parametrize("headers", [{"content-type": "text/plain"}, {"content-type": "application/xml"}, {}])
async def test_a_body_of_another_media_type_is_refused(caller: httpx2.AsyncClient, headers: dict[str, str]) -> None:
    response = await caller.post(ITEMS, content='{"title": "x"}', headers=headers)

    assert refusal(response) == (415, "unsupported_media_type")


@pytest.mark.parametrize("text", [r"a\u0000b", r"\ud800", r"\udfff\ud800"])
async def test_text_that_no_database_can_store_is_refused(caller: httpx2.AsyncClient, text: str) -> None:
    response = await caller.post(ITEMS, content=f'{{"title": "{text}"}}', headers=JSON)

    assert broken_rules(response) == {("/title", "value_error")}


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "1"])
async def test_a_number_in_place_of_text_is_refused(caller: httpx2.AsyncClient, number: str) -> None:
    response = await caller.post(ITEMS, content=f'{{"title": {number}}}', headers=JSON)

    assert broken_rules(response) == {("/title", "string_type")}


async def test_every_broken_rule_is_named(caller: httpx2.AsyncClient) -> None:
    response = await caller.post(ITEMS, json={"description": 1, "colour": "red"})

    assert broken_rules(response) == {
        ("/title", "missing"),
        ("/description", "string_type"),
        ("/colour", "extra_forbidden"),
    }


async def test_the_pointer_to_a_field_is_escaped(caller: httpx2.AsyncClient) -> None:
    response = await caller.post(ITEMS, json={"title": "x", "a/b~c": 1})

    assert broken_rules(response) == {("/a~1b~0c", "extra_forbidden")}


async def test_what_was_sent_is_never_part_of_the_answer(caller: httpx2.AsyncClient) -> None:
    response = await caller.post(ITEMS, json={"title": [SENTINEL], "description": {"x": SENTINEL}, "x": SENTINEL})

    assert refusal(response) == (422, "validation_error")
    assert SENTINEL not in response.text


async def test_what_was_asked_for_is_never_part_of_the_answer(caller: httpx2.AsyncClient) -> None:
    response = await caller.get(ITEMS, params={"limit": SENTINEL, "sort": SENTINEL})

    assert broken_rules(response) == {("limit", "int_parsing"), ("sort", "enum")}
    assert SENTINEL not in response.text


@pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
async def test_an_id_that_is_none_is_refused(caller: httpx2.AsyncClient, method: str) -> None:
    response = await caller.request(method, f"{ITEMS}/7", json={"title": "x"})

    assert broken_rules(response) == {("item_id", "uuid_parsing")}


@pytest.mark.parametrize("query", ["limit=1&limit=2", "limit=1&limit=1", "sort=title&q=x&sort=-title"])
async def test_a_parameter_that_is_given_twice_is_refused(caller: httpx2.AsyncClient, query: str) -> None:
    response = await caller.get(f"{ITEMS}?{query}")

    assert broken_rules(response) == {(query.partition("=")[0], "repeated")}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
async def test_json_of_another_encoding_is_refused(caller: httpx2.AsyncClient, encoding: str) -> None:
    response = await caller.post(ITEMS, content='{"title": "x"}'.encode(encoding), headers=JSON)

    assert refusal(response) == (400, "malformed_body")


@pytest.mark.parametrize("charset", ["utf-7", "utf-16", "latin-1", "nonsense"])
async def test_json_that_says_to_have_another_encoding_is_refused(caller: httpx2.AsyncClient, charset: str) -> None:
    headers = {"content-type": f"application/json; charset={charset}"}

    response = await caller.post(ITEMS, content='{"title": "x"}', headers=headers)

    assert refusal(response) == (415, "unsupported_media_type")


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"'])
async def test_json_may_say_that_it_is_utf_8(caller: httpx2.AsyncClient, charset: str) -> None:
    headers = {"content-type": f"application/json; charset={charset}"}

    response = await caller.post(ITEMS, content='{"title": "x"}', headers=headers)

    assert response.status_code == 201


@pytest.mark.parametrize(
    "content_type",
    [
        "application/json; x*=a; x*0=b",
        f"application/json; charset*{'1' * 100}=a",
        "application/json; charset*=aaa%00'x'x",
        "application/json; charset*=utf-16''utf-16",
        'application/json; x="; charset=utf-8"; charset=utf-16',
        f'application/json; x="{";" * 31_000}',
        "multipart/form-data; x*=a; x*0=b",
    ],
)
@pytest.mark.parametrize("path", ["/nowhere", ITEMS])
async def test_a_media_type_that_parsers_stumble_over_is_refused(
    caller: httpx2.AsyncClient, path: str, content_type: str
) -> None:
    response = await caller.post(path, content='{"title": "x"}', headers={"content-type": content_type})

    assert refusal(response) == (415, "unsupported_media_type")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-8-sig"])
async def test_json_of_another_encoding_is_refused_however_it_arrives(
    caller: httpx2.AsyncClient, encoding: str
) -> None:
    async def single_bytes() -> AsyncIterator[bytes]:
        for byte in '{"title": "x"}'.encode(encoding):
            yield bytes([byte])

    response = await caller.post(ITEMS, content=single_bytes(), headers=JSON)

    assert refusal(response) == (400, "malformed_body")


async def test_a_body_in_many_parts_is_read_wholly(caller: httpx2.AsyncClient) -> None:
    async def parts() -> AsyncIterator[bytes]:
        for part in (b"{", b"", b'"title"', b': "x"', b"}"):
            yield part

    response = await caller.post(ITEMS, content=parts(), headers=JSON)

    assert (response.status_code, response.json()["title"]) == (201, "x")


async def test_no_more_than_a_hundred_broken_rules_are_named(caller: httpx2.AsyncClient) -> None:
    response = await caller.post(ITEMS, json={"title": "x"} | {f"unknown{number}": 1 for number in range(1000)})

    assert refusal(response) == (422, "validation_error")
    assert len(response.json()["errors"]) == 100
    assert response.json()["detail"].endswith("see `errors` for the first 100 of them.")


async def test_an_object_with_countless_members_is_one_broken_rule(caller: httpx2.AsyncClient) -> None:
    response = await caller.post(ITEMS, json={"title": "x"} | {f"u{number}": 1 for number in range(90_000)})

    assert refusal(response) == (422, "validation_error")
    assert [(error["pointer"], error["code"]) for error in response.json()["errors"]] == [("", "value_error")]


async def test_a_query_that_an_operation_does_not_know_is_refused(caller: httpx2.AsyncClient) -> None:
    response = await caller.post(ITEMS, params={"dry_run": "1"}, json={"title": "x"})

    assert broken_rules(response) == {("dry_run", "extra_forbidden")}
