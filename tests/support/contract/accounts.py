"""Accounts: registering, logging in by JSON and by form, and who one is."""

from support.contract.callers import bearer
from support.contract.problems import assert_problem
from support.contract.service import Service

USER = {"id", "email", "full_name", "is_active", "is_superuser", "is_verified", "created_at", "updated_at"}
TOKENS = {"access_token", "refresh_token", "token_type", "expires_in"}


def check_accounts(service: Service) -> None:
    """Who registers can log in both ways, once, and is who they say."""
    account = service.register()
    form = {"username": account["email"], "password": account["password"], "grant_type": "password"}

    again = service.client.post(service.path("/auth/register"), json=account)
    by_form = service.client.post(service.path("/auth/token"), data=form)
    tokens = service.login(account)
    me = service.client.get(service.path("/users/me"), headers=bearer(tokens))

    assert_problem(again, 409, "email_taken")
    assert by_form.status_code == 200, by_form.text
    assert by_form.json().keys() == tokens.keys() == TOKENS
    assert by_form.headers["Cache-Control"] == "no-store"
    assert me.status_code == 200, me.text
    assert me.json().keys() == USER
    assert me.json()["email"] == account["email"]


def check_strangers(service: Service) -> None:
    """Who has no token, a wrong token or a wrong password is refused."""
    me = service.path("/users/me")
    account = service.register() | {"password": "a wrong password 4711"}

    nobody = service.client.get(me)
    forger = service.client.get(me, headers={"Authorization": "Bearer a.b.c"})
    guesser = service.client.post(service.path("/auth/login"), json=account)

    assert_problem(nobody, 401, "not_authenticated")
    assert nobody.headers["WWW-Authenticate"].startswith("Bearer")
    assert_problem(forger, 401, "invalid_token")
    assert_problem(guesser, 401, "invalid_credentials")
