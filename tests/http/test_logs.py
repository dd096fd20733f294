"""What a service in production writes to its log: one line of JSON an event, and nobody's secrets."""

from dataclasses import replace
from pathlib import Path

import pytest

from support.contract.callers import COOKIE
from support.contract.service import Service
from support.http.raw import send_request
from support.http.rows import WITH_CALLERS
from support.http.watched import FINISHED, Watched
from support.live import calling, serving
from support.projects import Project

SECRET = "S3ntinel-that-nobody-may-read-4711"
ADDRESS = "sentinel-person@example.com"
FORGED = b'%0A{"event":"forged"}%0D%1B[31m'
HEADERS = {
    "Authorization": f"Bearer {SECRET}",
    "Cookie": f"session={SECRET}",
    "X-API-Key": SECRET,
    "User-Agent": SECRET,
    "X-CSRF-Token": SECRET,
}


def use_accounts(service: Service) -> None:
    """Do all that has to do with passwords, tokens and addresses, in vain and in earnest."""
    account = {"email": ADDRESS, "password": SECRET}
    client, auth = service.client, service.path("/auth")
    client.post(f"{auth}/register", json=account)
    tokens = client.post(f"{auth}/login", json=account).json()
    client.post(f"{auth}/login", json=account | {"password": f"wrong {SECRET}"})
    client.post(f"{auth}/token", data={"username": ADDRESS, "password": SECRET})
    client.post(f"{auth}/login", json={"password": SECRET})
    client.post(f"{auth}/refresh", json={"refresh_token": tokens.get("refresh_token", SECRET)})
    client.post(f"{auth}/refresh", json={"refresh_token": tokens.get("refresh_token", SECRET)})
    client.post(f"{auth}/password/forgot", json={"email": ADDRESS})
    client.post(f"{auth}/password/reset", json={"token": SECRET, "new_password": SECRET})
    client.post(f"{auth}/email/verify", json={"token": SECRET})


def test_no_secret_is_written(watched: Watched) -> None:
    items = watched.service.path("/items")

    for query in ("access_token", "password", "token", "email"):
        watched.service.client.get(items, params={query: SECRET}, headers=HEADERS)
    refused = watched.service.client.post(items, json={"password": SECRET, "email": ADDRESS, "token": [SECRET]})
    use_accounts(watched.service)

    assert refused.status_code in {401, 422}
    assert SECRET not in refused.text
    assert SECRET not in watched.text
    assert ADDRESS not in watched.text


@pytest.mark.parametrize("row", WITH_CALLERS, indirect=True, scope="session")
def test_what_somebody_is_known_by_is_not_written(watched: Watched) -> None:
    headers = watched.service.headers_of_somebody()

    for path in ("/users/me", "/nowhere"):
        watched.service.client.get(watched.service.path(path), headers=headers)

    secrets = [value.removeprefix("Bearer ").removeprefix(f"{COOKIE}=") for value in headers.values()]
    assert secrets
    assert [secret for secret in secrets if secret in watched.text] == []


def test_every_line_is_an_event_that_nobody_forged(watched: Watched) -> None:
    send_request(watched.live.port, b"/nowhere" + FORGED, headers=[b"X-Request-ID: a-known-id"])

    assert watched.finished("a-known-id")["status"] == 404
    assert [event["event"] for event in watched.events if event.get("request_id") == "a-known-id"] == [FINISHED]
    assert "forged" not in {event["event"] for event in watched.events}
    assert "\x1b" not in watched.text


def test_the_id_of_a_problem_is_that_of_its_line(watched: Watched) -> None:
    problem = watched.service.client.get("/nowhere").json()

    assert watched.finished(problem["request_id"])["path"] == "/nowhere"
    assert all(event["timestamp"].endswith("Z") for event in watched.events)


def test_a_failure_names_no_password_of_the_database(migrated: Project, tmp_path: Path) -> None:
    wrong = replace(
        migrated, environment={**migrated.environment, "DATABASE_URL": address_of_nobody(migrated, tmp_path)}
    )

    with serving(wrong, until="/health") as live, calling(live) as service:
        answers = [service.client.get("/health/ready"), service.client.get(service.path("/items"))]
        written = live.log.read_text(encoding="utf-8")

    assert [answer.status_code for answer in answers] in ([503, 401], [503, 503])
    assert SECRET not in written + "".join(answer.text for answer in answers)


def address_of_nobody(project: Project, folder: Path) -> str:
    """Name a database of the same kind that is not there; SQLite has no password to hide."""
    scheme, _, _ = project.environment["DATABASE_URL"].partition("://")
    if project.answers["database"] == "sqlite":
        return f"{scheme}:///{folder}/nowhere/service.db"
    return f"{scheme}://somebody:{SECRET}@127.0.0.1:9/service"
