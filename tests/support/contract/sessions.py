"""Sessions: refresh tokens are used once, and a logout ends everything at once."""

from support.contract.callers import bearer
from support.contract.problems import assert_problem
from support.contract.service import Service


def check_rotation(service: Service) -> None:
    """A refresh token is good once; used again, it ends the session of its children too."""
    refresh = service.path("/auth/refresh")
    first = service.login(service.register())

    second = service.client.post(refresh, json={"refresh_token": first["refresh_token"]})
    reused = service.client.post(refresh, json={"refresh_token": first["refresh_token"]})
    child = service.client.post(refresh, json={"refresh_token": second.json()["refresh_token"]})

    assert second.status_code == 200, second.text
    assert second.json()["refresh_token"] != first["refresh_token"]
    assert_problem(reused, 401, "token_reused")
    assert child.status_code == 401, child.text


def check_logout(service: Service) -> None:
    """After a logout, neither token is good any more."""
    tokens = service.login(service.register())
    me = service.path("/users/me")

    logout = service.client.post(service.path("/auth/logout"), headers=bearer(tokens))
    access = service.client.get(me, headers=bearer(tokens))
    refresh = service.client.post(service.path("/auth/refresh"), json={"refresh_token": tokens["refresh_token"]})

    assert logout.status_code == 204, logout.text
    assert_problem(access, 401, "invalid_token")
    assert refresh.status_code == 401, refresh.text
