"""A served service whose workers count attempts together, and believe nobody but a trusted proxy."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import httpx2
import pytest

from support.contract.problems import assert_problem
from support.contract.service import Service
from support.live import LiveService, calling, serving
from support.network import LOOPBACK
from support.projects import Project
from support.variants import variant

ROW = variant({"database": "sqlite", "auth": "jwt", "api_versioning": "path", "python_version": "3.13"})
CASE = pytest.param(ROW, id=ROW.name, marks=pytest.mark.xdist_group(f"faults-{ROW.name}"))
WORKERS = ("--workers", "2")
WRONG = {"password": "a wrong password 4711"}

pytestmark = pytest.mark.parametrize("row", [CASE], indirect=True, scope="session")


@pytest.fixture(scope="module")
def running(migrated: Project) -> Iterator[LiveService]:
    """The variant, served by two workers that trust no proxy."""
    with serving(migrated, *WORKERS) as live:
        yield live


@pytest.fixture(scope="module")
def behind_proxy(migrated: Project) -> Iterator[LiveService]:
    """The variant, served by two workers behind a proxy on this machine."""
    environment = {**migrated.environment, "TRUSTED_PROXIES": f'["{LOOPBACK}"]'}
    with serving(replace(migrated, environment=environment), *WORKERS) as live:
        yield live


@pytest.fixture
def service(running: LiveService) -> Iterator[Service]:
    """A caller of the service."""
    with calling(running) as service:
        yield service


@pytest.fixture
def proxied(behind_proxy: LiveService) -> Iterator[Service]:
    """A caller of the service behind a proxy."""
    with calling(behind_proxy) as service:
        yield service


def log_in(service: Service, account: dict[str, str], **headers: str) -> httpx2.Response:
    """Log in over a connection of its own, so that any worker may answer."""
    address = f"{service.client.base_url}".removesuffix("/") + service.path("/auth/login")
    return httpx2.post(address, json=account, headers=headers, timeout=30)


def test_workers_allow_as_many_attempts_together_as_one_alone(service: Service) -> None:
    account = service.register()

    with ThreadPoolExecutor(4) as callers:
        answers = list(callers.map(lambda _: log_in(service, account | WRONG), range(20)))

    assert Counter(answer.status_code for answer in answers) == {401: 5, 429: 15}
    assert all(answer.headers["RateLimit-Policy"] == '"login";q=5;w=900' for answer in answers)
    assert_problem(log_in(service, account), 429, "rate_limited")


def test_counts_survive_a_restart(migrated: Project, service: Service) -> None:
    account = service.register()
    for _ in range(5):
        log_in(service, account | WRONG)

    with serving(migrated, *WORKERS) as another, calling(another) as restarted:
        answer = log_in(restarted, account)

    assert_problem(answer, 429, "rate_limited")
    assert 1 <= int(answer.headers["Retry-After"]) <= 900


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded"])
def test_an_address_that_a_caller_claims_is_no_way_around(service: Service, header: str) -> None:
    account = service.register()

    answers = [log_in(service, account | WRONG, **{header: f"203.0.113.{number}"}) for number in range(6)]

    assert [answer.status_code for answer in answers] == [401] * 5 + [429]


def test_behind_a_trusted_proxy_the_address_that_it_saw_counts(proxied: Service) -> None:
    account = proxied.register()
    attacks = [f"198.51.100.{number}, 203.0.113.1" for number in range(6)]

    answers = [log_in(proxied, account | WRONG, **{"X-Forwarded-For": claimed}) for claimed in attacks]
    owner = log_in(proxied, account, **{"X-Forwarded-For": "203.0.113.1, 203.0.113.2"})

    assert [answer.status_code for answer in answers] == [401] * 5 + [429]
    assert owner.status_code == 200
