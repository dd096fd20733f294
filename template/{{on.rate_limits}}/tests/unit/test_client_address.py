"""Where a request comes from."""

import pytest
from fastapi import Request

from app.api.client_address import client_network


def request_from(client: tuple[str, int] | None) -> Request:
    return Request({"type": "http", "client": client})


@pytest.mark.parametrize(
    ("host", "network"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_an_address_stands_for_whoever_can_use_it(host: str, network: str) -> None:
    assert client_network(request_from((host, 1))) == network


def test_a_connection_may_have_no_address() -> None:
    assert client_network(request_from(None)) == ""
