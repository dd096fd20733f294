"""What pages of foreign origins ask for is refused, by what the browser says of them."""

from collections.abc import AsyncIterator

import httpx2
import pytest

from app.core.config import Settings
from app.models.user import User
from tests.accounts import ME, PASSWORD
from tests.addresses import ITEMS
from tests.application import prepare
from tests.clients import ClientWith
from tests.credentials import AUTH, cookie_of, headers_of
from tests.problems import refusal

ALLOWED = "https://app.example.com"
REFUSED = (403, "csrf_failed")
FOREIGN = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": f"{ALLOWED}.evil.example"},
    {"Origin": "http://app.example.com"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Referer": "https://evil.example/page"},
]
OWN = [
    {"Origin": "http://localhost"},
    {"Origin": ALLOWED, "Sec-Fetch-Site": "same-site"},
    {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"},
    {"Referer": f"{ALLOWED}/login?next=/"},
    {"Sec-Fetch-Site": "none"},
]


@pytest.fixture
async def page(client_with: ClientWith, settings: Settings) -> AsyncIterator[httpx2.AsyncClient]:
    """A caller of an application that allows one origin."""
    async with client_with(lambda app: prepare(app, settings), allowed_origins=(ALLOWED,)) as page:
        yield page


@pytest.mark.parametrize("headers", FOREIGN)
async def test_a_foreign_page_logs_nobody_in(page: httpx2.AsyncClient, user: User, headers: dict[str, str]) -> None:
    response = await page.post(f"{AUTH}/login", json={"email": user.email, "password": PASSWORD}, headers=headers)

    assert refusal(response) == REFUSED
    assert "set-cookie" not in response.headers


@pytest.mark.parametrize("headers", OWN)
async def test_a_page_of_ours_logs_its_user_in(page: httpx2.AsyncClient, user: User, headers: dict[str, str]) -> None:
    response = await page.post(f"{AUTH}/login", json={"email": user.email, "password": PASSWORD}, headers=headers)

    assert response.status_code == 200
    own = headers_of(cookie_of(response)) | headers
    assert (await page.post(ITEMS, json={"title": "A book"}, headers=own)).status_code == 201


@pytest.mark.parametrize("path", ["register", "password/forgot", "password/reset", "email/verify", "logout"])
async def test_a_foreign_page_does_nothing_else_either(page: httpx2.AsyncClient, path: str) -> None:
    response = await page.post(f"{AUTH}/{path}", json={}, headers=FOREIGN[0])

    assert refusal(response) == REFUSED


async def test_the_right_token_makes_no_foreign_page_ours(caller: httpx2.AsyncClient) -> None:
    response = await caller.post(ITEMS, json={"title": "A book"}, headers={"Origin": "https://evil.example"})

    assert refusal(response) == REFUSED


async def test_a_link_on_a_foreign_page_may_be_followed(caller: httpx2.AsyncClient) -> None:
    headers = {"Referer": "https://evil.example/page", "Sec-Fetch-Site": "cross-site"}

    assert (await caller.get(ME, headers=headers)).status_code == 200


async def test_without_allowed_origins_only_the_host_itself_is_ours(client: httpx2.AsyncClient) -> None:
    response = await client.post(f"{AUTH}/login", json={}, headers={"Origin": ALLOWED})

    assert refusal(response) == REFUSED


async def test_a_page_of_ours_may_send_the_token(page: httpx2.AsyncClient) -> None:
    asked = {
        "Origin": ALLOWED,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type,x-csrf-token",
    }

    response = await page.options(ITEMS, headers=asked)

    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == ALLOWED
    assert response.headers["access-control-allow-credentials"] == "true"
