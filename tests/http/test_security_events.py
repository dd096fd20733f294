"""What happens to accounts, sessions and keys is told by the log: with who did it, and from where."""

from collections.abc import Iterable

import pytest

from support.contract.api_keys import create_key, key_header
from support.http.rows import BY_AUTH, WITH_PASSWORDS
from support.http.watched import Watched
from support.network import LOOPBACK

OF_ACCOUNTS = {
    "jwt": ("auth.logged_in", "auth.login_refused", "auth.token_reused"),
    "session": ("auth.logged_in", "auth.login_refused"),
}
OF_KEYS = ("api_key.created", "api_key.rotated", "api_key.revoked")
WITH_KEYS = (BY_AUTH["api_key"],)


def assert_told(watched: Watched, names: Iterable[str], *known: str) -> None:
    """Hold the log to telling of events: what is known of them, and whence they came."""
    happened = {event["event"]: event for event in watched.events}
    for name in names:
        assert [field for field in known if not happened[name][field]] == []
        assert watched.finished(happened[name]["request_id"])["client"] == LOOPBACK


@pytest.mark.parametrize("row", WITH_PASSWORDS, indirect=True, scope="session")
def test_what_happens_to_an_account_is_written_with_who_and_whence(watched: Watched) -> None:
    service = watched.service
    account = service.register()
    refresh = {"refresh_token": service.login(account).get("refresh_token")}

    service.client.post(service.path("/auth/login"), json=account | {"password": "wrong"})
    for _ in range(2):
        service.client.post(service.path("/auth/refresh"), json=refresh)

    assert_told(watched, OF_ACCOUNTS[service.auth], "user_id")


@pytest.mark.parametrize("row", WITH_KEYS, indirect=True, scope="session")
def test_what_happens_to_a_key_is_written_with_who_and_whence(watched: Watched) -> None:
    service = watched.service
    headers = service.headers_of_somebody()
    created = create_key(service, headers, "items:read")
    path = service.path(f"/api-keys/{created['id']}")

    service.client.post(f"{path}/rotate", headers=headers).raise_for_status()
    service.client.delete(path, headers=headers).raise_for_status()
    refused = service.client.get(service.path("/items"), headers=key_header(created["key"]))

    assert refused.status_code == 401
    assert_told(watched, OF_KEYS, "user_id")
    assert_told(watched, ("api_key.refused",), "prefix")
