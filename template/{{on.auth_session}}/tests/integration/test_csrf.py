"""Methods that change something take the token of the session, next to the cookie."""

import httpx2
import pytest

from app.core.security import COOKIE_NAME, CSRF_HEADER, csrf_token
from app.models.user import User
from tests.accounts import ME, NEW_PASSWORD, PASSWORD, USERS
from tests.addresses import ITEMS
from tests.credentials import AUTH, cookie_of, headers_of, log_in, token_of
from tests.problems import refusal

REFUSED = (403, "csrf_failed")
UNSAFE = [
    ("POST", ITEMS),
    ("PATCH", ME),
    ("DELETE", ME),
    ("POST", f"{AUTH}/logout"),
    ("POST", f"{AUTH}/logout-all"),
    ("POST", f"{AUTH}/password/change"),
]


@pytest.fixture
def cookie(caller: httpx2.AsyncClient) -> dict[str, str]:
    """The cookie of the ordinary user, as a foreign page would have it sent."""
    return {"Cookie": caller.headers["cookie"]}


@pytest.mark.parametrize(("method", "path"), UNSAFE)
async def test_a_cookie_alone_changes_nothing(
    client: httpx2.AsyncClient, cookie: dict[str, str], method: str, path: str
) -> None:
    response = await client.request(method, path, json={}, headers=cookie)

    assert refusal(response) == REFUSED
    assert (await client.get(ME, headers=cookie)).status_code == 200


@pytest.mark.parametrize("given", ["", "x", "null", "a" * 43, "a" * 8000, "\xe9"])
async def test_a_wrong_token_is_refused(client: httpx2.AsyncClient, cookie: dict[str, str], given: str) -> None:
    headers = {**cookie, CSRF_HEADER: given}

    response = await client.post(ITEMS, json={"title": "A book"}, headers=httpx2.Headers(headers, encoding="latin-1"))

    assert refusal(response) == REFUSED


async def test_the_token_of_another_session_is_refused(
    client: httpx2.AsyncClient, cookie: dict[str, str], other_caller: httpx2.AsyncClient, user: User
) -> None:
    of_same_user = await log_in(client, user.email)

    for foreign in (other_caller.headers[CSRF_HEADER], of_same_user[CSRF_HEADER]):
        response = await client.post(ITEMS, json={"title": "A book"}, headers={**cookie, CSRF_HEADER: foreign})
        assert refusal(response) == REFUSED


async def test_the_token_of_the_session_itself_is_not_that_token(
    client: httpx2.AsyncClient, caller: httpx2.AsyncClient, cookie: dict[str, str]
) -> None:
    headers = {**cookie, CSRF_HEADER: token_of(caller.headers)}

    assert refusal(await client.post(ITEMS, json={"title": "A book"}, headers=headers)) == REFUSED


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
async def test_what_a_form_of_a_foreign_page_can_send_is_refused(
    client: httpx2.AsyncClient, cookie: dict[str, str], media_type: str
) -> None:
    headers = {**cookie, "Content-Type": media_type}

    response = await client.post(ITEMS, content='{"title": "A book"}', headers=headers)

    assert refusal(response) == REFUSED


async def test_with_both_something_is_changed(caller: httpx2.AsyncClient) -> None:
    response = await caller.post(ITEMS, json={"title": "A book"})

    assert response.status_code == 201


@pytest.mark.parametrize("path", [ME, ITEMS, f"{AUTH}/sessions"])
async def test_reading_takes_the_cookie_alone(client: httpx2.AsyncClient, cookie: dict[str, str], path: str) -> None:
    assert (await client.get(path, headers=cookie)).status_code == 200


async def test_the_token_without_the_cookie_proves_nothing(
    client: httpx2.AsyncClient, caller: httpx2.AsyncClient
) -> None:
    headers = {CSRF_HEADER: caller.headers[CSRF_HEADER]}

    response = await client.post(ITEMS, json={"title": "A book"}, headers=headers)

    assert refusal(response) == (401, "not_authenticated")


async def test_a_page_that_was_loaded_anew_asks_for_the_token(
    client: httpx2.AsyncClient, caller: httpx2.AsyncClient, cookie: dict[str, str]
) -> None:
    response = await client.get(f"{AUTH}/csrf", headers=cookie)

    assert response.status_code == 200
    assert response.json() == {"csrf_token": caller.headers[CSRF_HEADER]}
    assert response.headers["cache-control"] == "no-store"


async def test_nobody_in_particular_gets_no_token(client: httpx2.AsyncClient) -> None:
    assert refusal(await client.get(f"{AUTH}/csrf")) == (401, "not_authenticated")


async def test_a_method_in_a_header_does_not_count(client: httpx2.AsyncClient, cookie: dict[str, str]) -> None:
    headers = {**cookie, "X-HTTP-Method-Override": "GET"}

    assert refusal(await client.post(ITEMS, json={"title": "A book"}, headers=headers)) == REFUSED


async def test_a_superuser_needs_it_as_well(client: httpx2.AsyncClient, admin: httpx2.AsyncClient, user: User) -> None:
    headers = {"Cookie": admin.headers["cookie"]}

    assert refusal(await client.delete(f"{USERS}/{user.id}", headers=headers)) == REFUSED


async def test_a_new_cookie_takes_a_new_token(client: httpx2.AsyncClient, caller: httpx2.AsyncClient) -> None:
    change = {"current_password": PASSWORD, "new_password": NEW_PASSWORD}
    token = cookie_of(await caller.post(f"{AUTH}/password/change", json=change))
    mixed = {"Cookie": f"{COOKIE_NAME}={token}", CSRF_HEADER: caller.headers[CSRF_HEADER]}

    assert refusal(await client.post(ITEMS, json={"title": "A book"}, headers=mixed)) == REFUSED
    response = await client.get(f"{AUTH}/csrf", headers={"Cookie": mixed["Cookie"]})
    assert response.json() == {"csrf_token": csrf_token(token)}
    assert (await client.post(ITEMS, json={"title": "A book"}, headers=headers_of(token))).status_code == 201
