"""What concerns the security of accounts is logged, with who did it (OWASP ASVS 16.3)."""

import httpx2
from structlog.contextvars import merge_contextvars
from structlog.testing import capture_logs
from structlog.typing import EventDict

from app.models.user import User
from tests.accounts import ME, USERS
from tests.users import delete_own_account


def named(events: list[EventDict], name: str) -> list[EventDict]:
    """Return the events of one kind, without what each has."""
    return [
        {key: event[key] for key in event if key not in {"event", "log_level"}}
        for event in events
        if event["event"] == name
    ]


async def test_a_refusal_is_logged_with_its_code_and_whom_it_met(caller: httpx2.AsyncClient, user: User) -> None:
    with capture_logs([merge_contextvars]) as events:
        await caller.get(USERS)

    (refusal,) = named(events, "request.forbidden")
    assert (refusal["user_id"], refusal["code"]) == (str(user.id), "forbidden")
    assert "users:admin" in refusal["detail"]


async def test_the_line_of_a_request_names_the_caller_and_the_address(caller: httpx2.AsyncClient, user: User) -> None:
    with capture_logs([merge_contextvars]) as events:
        await caller.get(ME)

    (line,) = named(events, "request.finished")
    assert (line["user_id"], line["client"]) == (str(user.id), "127.0.0.1")


async def test_a_request_does_not_inherit_the_caller_of_another(
    caller: httpx2.AsyncClient, client: httpx2.AsyncClient
) -> None:
    await caller.get(ME)

    with capture_logs([merge_contextvars]) as events:
        await client.get(ME)

    (line,) = named(events, "request.finished")
    assert line["status"] == 401
    assert "user_id" not in line


async def test_a_change_of_an_account_is_logged_with_who_made_it_and_without_values(
    admin: httpx2.AsyncClient, superuser: User, user: User
) -> None:
    with capture_logs([merge_contextvars]) as events:
        await admin.patch(f"{USERS}/{user.id}", json={"is_active": False})

    assert named(events, "users.changed") == [
        {"user_id": str(superuser.id), "target_id": str(user.id), "fields": ["is_active"]}
    ]


async def test_the_end_of_an_account_is_logged_with_who_ended_it(
    admin: httpx2.AsyncClient, superuser: User, user: User
) -> None:
    with capture_logs([merge_contextvars]) as events:
        await admin.delete(f"{USERS}/{user.id}")

    assert named(events, "users.deleted") == [{"user_id": str(superuser.id), "target_id": str(user.id)}]


async def test_the_end_of_ones_own_account_is_logged(caller: httpx2.AsyncClient, user: User) -> None:
    with capture_logs([merge_contextvars]) as events:
        await delete_own_account(caller)

    assert named(events, "users.deleted") == [{"user_id": str(user.id), "target_id": str(user.id)}]
