"""Who is let in, by each way to prove who one is, and over which names and pages."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest

from support.contract.service import Service
from support.live import LiveService
from support.network import LOOPBACK
from support.security.tables import Tables
from support.websockets.rooms import Rooms, hear, say
from support.websockets.rows import BY_AUTH, NAMED

THIRTY_SECONDS = timedelta(seconds=30)
of_all = pytest.mark.parametrize("row", BY_AUTH.values(), indirect=True, scope="session")
of_those_with_accounts = pytest.mark.parametrize("row", NAMED, indirect=True, scope="session")


@of_all
def test_somebody_is_let_in_and_heard(rooms: Rooms, somebody: Mapping[str, str]) -> None:
    with rooms.enter("lobby", somebody) as socket:
        say(socket, "hello")

        assert hear(socket)["text"] == "hello"


@of_those_with_accounts
def test_whoever_shows_nothing_is_refused(rooms: Rooms) -> None:
    assert rooms.refusal("lobby") == (401, "not_authenticated")


@of_those_with_accounts
def test_a_wrong_credential_is_refused(rooms: Rooms, somebody: Mapping[str, str]) -> None:
    wrong = {name: f"{value[:-6]}wrong!" for name, value in somebody.items()}

    assert rooms.refusal("lobby", wrong) == (401, "invalid_token")


@of_those_with_accounts
def test_a_ticket_lets_in_once(rooms: Rooms, somebody: Mapping[str, str]) -> None:
    ticket = rooms.ticket(somebody)

    with rooms.enter(f"lobby?ticket={ticket}") as socket:
        say(socket, "hello")
        heard = hear(socket)

    assert heard["text"] == "hello"
    assert rooms.refusal(f"lobby?ticket={ticket}") == (401, "invalid_token")


@of_those_with_accounts
def test_a_ticket_is_refused_after_30_seconds(rooms: Rooms, somebody: Mapping[str, str], tables: Tables) -> None:
    ticket = rooms.ticket(somebody)
    (expires_at,) = tables.execute("SELECT MAX(expires_at) FROM socket_ticket")[0]
    earlier = datetime.fromisoformat(expires_at) - THIRTY_SECONDS
    tables.execute("UPDATE socket_ticket SET expires_at = ? WHERE expires_at = ?", str(earlier), expires_at)

    assert rooms.refusal(f"lobby?ticket={ticket}") == (401, "invalid_token")


@of_those_with_accounts
def test_the_room_of_a_user_is_closed_to_others(rooms: Rooms, service: Service, somebody: Mapping[str, str]) -> None:
    other = service.headers_of_somebody()
    with rooms.enter("lobby", somebody) as socket:
        say(socket, "my name")
        own = f"user-{hear(socket)['user_id']}"

    with rooms.enter(own, somebody) as socket:
        say(socket, "to myself")
        heard = hear(socket)

    assert heard["text"] == "to myself"
    assert rooms.refusal(own, other) == (404, "not_found")


@of_those_with_accounts
def test_no_credential_and_no_ticket_is_logged(rooms: Rooms, live: LiveService, somebody: Mapping[str, str]) -> None:
    ticket = rooms.ticket(somebody)
    with rooms.enter(f"lobby?ticket={ticket}"):
        pass
    rooms.refusal(f"lobby?ticket={ticket}")
    with rooms.enter("lobby", somebody):
        pass

    log = live.log.read_text(encoding="utf-8")
    assert "socket.opened" in log
    assert [secret for secret in (ticket, *somebody.values()) if secret in log] == []


@of_all
@pytest.mark.parametrize("origin", ["https://evil.example", "null", f"http://{LOOPBACK}.evil.example"])
def test_a_page_of_a_foreign_origin_is_refused(rooms: Rooms, somebody: Mapping[str, str], origin: str) -> None:
    assert rooms.refusal("lobby", somebody, origin=origin) == (403, "foreign_origin")


@of_all
def test_a_page_of_the_service_is_let_in(rooms: Rooms, somebody: Mapping[str, str]) -> None:
    with rooms.enter("lobby", somebody, origin=f"http://{LOOPBACK}:{rooms.port}") as socket:
        say(socket, "hello")

        assert hear(socket)["text"] == "hello"


@of_all
@pytest.mark.parametrize("name", ["..%2fx", "%2e%2e%2fx", "x" * 1000, "%00", "a%00b", "%ff", "a%20b", "a/b"])
def test_a_name_that_no_room_can_have_is_refused(rooms: Rooms, somebody: Mapping[str, str], name: str) -> None:
    assert rooms.refusal(name, somebody) == (404, "not_found")
