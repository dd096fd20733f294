"""Sockets that end with what opened them, and with the service."""

import signal
from collections.abc import Mapping
from time import time
from uuid import UUID

import pytest

from support.contract.service import Service
from support.live import calling, serving
from support.projects import Project
from support.security.tables import Tables
from support.security.tokens import read
from support.websockets.rooms import Rooms, ended, hear, say
from support.websockets.rows import BY_AUTH, NAMED

SECONDS = 10
LIFETIME_SECONDS = 3

of_jwt = pytest.mark.parametrize("row", [BY_AUTH["jwt"]], indirect=True, scope="session")


@of_jwt
@pytest.mark.parametrize("path", ["/auth/logout", "/auth/logout-all"])
def test_a_logout_ends_the_sockets_of_its_session(
    rooms: Rooms, service: Service, somebody: Mapping[str, str], path: str
) -> None:
    by_ticket = rooms.ticket(somebody)
    other = service.headers_of_somebody()

    with (
        rooms.enter("lobby", somebody) as socket,
        rooms.enter(f"lobby?ticket={by_ticket}") as another,
        rooms.enter("lobby", other) as staying,
    ):
        service.client.post(service.path(path), headers=dict(somebody))
        codes = [ended(socket), ended(another)]
        say(staying, "still here")

        assert codes == [4401, 4401]
        assert hear(staying)["text"] == "still here"


@of_jwt
def test_a_socket_ends_with_its_token(rooms: Rooms, somebody: Mapping[str, str]) -> None:
    token = read(somebody["Authorization"].removeprefix("Bearer "))
    end = int(time()) + LIFETIME_SECONDS
    headers = {"Authorization": f"Bearer {token.signed(claims={'exp': end})}"}

    with rooms.enter("lobby", headers) as socket, rooms.enter("lobby", somebody) as staying:
        code = ended(socket, LIFETIME_SECONDS + SECONDS)
        say(staying, "still here")

        assert code == 4401
        assert hear(staying)["text"] == "still here"


@pytest.mark.parametrize("row", NAMED, indirect=True, scope="session")
def test_the_sockets_of_who_is_banned_end(
    rooms: Rooms, service: Service, somebody: Mapping[str, str], tables: Tables
) -> None:
    other = service.headers_of_somebody()

    with rooms.enter("lobby", somebody) as socket, rooms.enter("elsewhere", other) as staying:
        say(socket, "my name")
        banned = UUID(hear(socket)["user_id"])
        tables.execute('UPDATE "user" SET is_active = ? WHERE id = ?', False, banned.hex)
        code = ended(socket, SECONDS)
        say(staying, "still here")

        assert code == 4401
        assert hear(staying)["text"] == "still here"


@of_jwt
def test_a_socket_ends_with_its_account(rooms: Rooms, service: Service) -> None:
    account = service.register()
    headers = {"Authorization": f"Bearer {service.login(account)['access_token']}"}

    with rooms.enter("lobby", headers) as socket:
        closing = {"current_password": account["password"]}
        answer = service.client.request("DELETE", service.path("/users/me"), json=closing, headers=headers)

        assert answer.status_code == 204
        assert ended(socket) == 4401


@of_jwt
def test_a_service_that_stops_says_so_and_ends_well(migrated: Project) -> None:
    with serving(migrated) as live, calling(live) as service:
        rooms = Rooms(service, live.port)
        with rooms.enter("lobby", service.headers_of_somebody()) as socket:
            live.server.send_signal(signal.SIGTERM)
            code = ended(socket)
        status = live.server.wait(SECONDS)

    assert code in {1001, 1012}
    assert status == 0
