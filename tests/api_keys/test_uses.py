"""K04: when a key was used is stored now and then, and its end is known to all workers at once."""

import time
from collections.abc import Callable

from support.security.keys import Key, assert_refused

ATTEMPTS = 100
PAUSE_SECONDS = 0.3
MANY = 20


def last_use(key: Key, used: Key) -> str | None:
    """Return when a key was last used, as its user sees it."""
    stored: str | None = key.listed()[used.id]["last_used_at"]
    return stored


def test_the_last_use_of_a_key_is_stored_soon(key: Key) -> None:
    used, unused = key.make("account:read"), key.make("account:read")
    for _ in range(MANY):
        assert used.me().status_code == 200

    for _ in range(ATTEMPTS):
        if last_use(key, used):
            break
        time.sleep(PAUSE_SECONDS)

    assert last_use(key, used)
    assert last_use(key, unused) is None


def test_all_workers_refuse_a_key_once_it_is_revoked(key: Key) -> None:
    used = key.make("account:read")
    assert {used.me().status_code for _ in range(MANY)} == {200}

    key.ask("DELETE", f"/api-keys/{used.id}")

    for _ in range(MANY):
        assert_refused(used.me())


def test_all_workers_refuse_a_key_that_a_command_has_revoked(key: Key, command: Callable[..., str]) -> None:
    leaked = key.make("account:read")

    assert command("revoke-key", leaked.text) == f"Revoked {leaked.prefix}."

    for _ in range(MANY):
        assert_refused(leaked.me())


def test_all_workers_refuse_the_keys_of_a_user_who_is_disabled(root: Key, new_user: Callable[[], Key]) -> None:
    key = new_user()
    path = f"/users/{key.me().json()['id']}"

    assert root.ask("PATCH", path, {"is_active": False}).status_code == 200

    for _ in range(MANY):
        assert_refused(key.me())
