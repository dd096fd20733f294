"""Which page a request comes from."""

import pytest
from starlette.datastructures import Headers

from app.api.origins import comes_from_foreign_page

HOST = "api.example.com"
ALLOWED = ("https://app.example.com",)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "https://api.example.com"},
        {"origin": "https://API.example.com"},
        {"origin": "https://app.example.com"},
        {"origin": "https://app.example.com", "sec-fetch-site": "cross-site"},
        {"referer": "https://api.example.com/api/docs"},
        {"referer": "https://app.example.com"},
        {"sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "none", "referer": ""},
    ],
)
def test_a_page_of_ours_is_known(headers: dict[str, str]) -> None:
    assert not comes_from_foreign_page(Headers({"host": HOST, **headers}), ALLOWED)


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "null"},
        {"origin": ""},
        {"origin": "https://"},
        {"origin": "https://[api.example.com"},
        {"origin": "https://api.example.com.evil.example"},
        {"origin": "https://api.example.com:8443"},
        {"origin": "https://evil.example", "sec-fetch-site": "cross-site"},
        {"origin": "https://evil.example", "referer": "https://app.example.com/"},
        {"referer": "https://evil.example/https://app.example.com/"},
        {"referer": "https://app.example.com@evil.example/"},
        {"referer": "https://app.example.com.evil.example/"},
        {"referer": "nonsense"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "anything"},
    ],
)
def test_a_foreign_page_is_known(headers: dict[str, str]) -> None:
    assert comes_from_foreign_page(Headers({"host": HOST, **headers}), ALLOWED)


def test_without_a_host_no_page_is_of_it() -> None:
    assert comes_from_foreign_page(Headers({"origin": "https://"}), ())
