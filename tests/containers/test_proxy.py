"""The service behind nginx, called by TLS as callers do: one stack for all."""

import json
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

import httpx2
import pytest
from websockets.sync.client import connect

from support.contained import BEHIND_NGINX
from support.contract import health, items, metrics, pass_all, problems, versions
from support.docker import docker
from support.network import LOOPBACK
from support.proxied import Proxied, proxied
from support.variants import Variant
from support.websockets.rooms import hear, say

# What a proxy could spoil: paths, statuses, headers, pages of lists.
CHECKS = (
    health.check_health,
    problems.check_problems,
    problems.check_unknown_paths,
    items.check_items,
    versions.check_shapes,
    versions.check_successor,
    metrics.check_absence,
)
LIMIT = 1_048_576
CLAIMED = "203.0.113.9"
TOO_LARGE = (413, "application/problem+json", "body_too_large")


@pytest.fixture(scope="session")
def nginx(project: Path, slug: str) -> Iterator[Proxied]:
    """The service and nginx, as Compose runs them."""
    with proxied(project, slug) as made:
        yield made


def told(answer: httpx2.Response) -> tuple[int, str, str]:
    """Return the status, the media type and the code of a problem."""
    return answer.status_code, answer.headers["Content-Type"], answer.json()["code"]


@BEHIND_NGINX
def test_the_contract_holds_through_the_proxy_where_metrics_do_not_exist(
    nginx: Proxied, row: Variant, subtests: pytest.Subtests
) -> None:
    with nginx.service(row.answers) as service:
        pass_all(CHECKS, service, subtests)


@BEHIND_NGINX
@pytest.mark.parametrize("path", ["/metrics", "/metrics/", "//metrics", "/%6detrics", "/health/../metrics"])
def test_nobody_outside_collects_metrics(nginx: Proxied, path: str) -> None:
    token = {"Authorization": f"Bearer {nginx.stack.settings['METRICS_TOKEN']}"}
    with nginx.client() as client:
        answer = client.get(httpx2.URL(nginx.address).copy_with(raw_path=path.encode()), headers=token)

    assert told(answer) == (404, "application/problem+json", "not_found")


@BEHIND_NGINX
def test_what_comes_without_tls_is_sent_to_it(nginx: Proxied) -> None:
    url = f"http://{LOOPBACK}:{nginx.plain_port}/api/v1/items?limit=1"
    answer = httpx2.post(url, headers={"Host": "example.com"})

    assert (answer.status_code, answer.headers["Location"]) == (308, "https://example.com/api/v1/items?limit=1")


@BEHIND_NGINX
def test_headers_are_those_of_the_service_once_and_name_no_server(nginx: Proxied) -> None:
    with nginx.client() as client:
        answer = client.get("/health", headers={"X-Request-ID": "chosen-by-the-caller"})

    assert answer.headers.get_list("X-Request-ID") == ["chosen-by-the-caller"]
    assert len(answer.headers.get_list("Strict-Transport-Security")) == 1
    assert answer.headers.get("Server") == "nginx"


@BEHIND_NGINX
@pytest.mark.parametrize("announced", [True, False])
def test_a_body_over_the_limit_is_refused_as_the_service_refuses_it(nginx: Proxied, *, announced: bool) -> None:
    body = b" " * (LIMIT + 1)
    with nginx.client() as client:
        answer = client.post("/api/v1/auth/login", content=body if announced else iter((body,)))

    assert told(answer) == TOO_LARGE


@BEHIND_NGINX
def test_a_body_at_the_limit_reaches_the_service(nginx: Proxied) -> None:
    headers = {"Content-Type": "application/json"}
    with nginx.client() as client:
        answer = client.post("/api/v1/auth/login", content=b" " * LIMIT, headers=headers)

    assert told(answer) == (400, "application/problem+json", "malformed_body")


@BEHIND_NGINX
def test_the_service_logs_the_address_that_called_and_not_the_one_that_it_claims(nginx: Proxied) -> None:
    headers = {"X-Forwarded-For": CLAIMED, "X-Real-IP": CLAIMED, "Forwarded": f"for={CLAIMED}"}
    caller = nginx.call_from_its_network("/api/v1/items", json.dumps({**headers, "X-Request-ID": "who-called-here"}))

    lines = (
        line for service in ("api", "proxy") for line in docker("logs", nginx.stack.container(service)).splitlines()
    )
    logged = [json.loads(line)["client"] for line in lines if "who-called-here" in line]
    assert logged == [caller, caller]


@BEHIND_NGINX
def test_rooms_are_entered_through_the_proxy(nginx: Proxied, row: Variant) -> None:
    with nginx.service(row.answers) as service:
        headers = service.headers_of_somebody()
    url = nginx.address.replace("https", "wss") + "/ws/lobby"

    with connect(url, ssl=nginx.trust, additional_headers=headers, origin=None, proxy=None) as socket:
        say(socket, "hello")
        heard = next(message for message in map(hear, repeat(socket)) if message["type"] == "message")

    assert heard["text"] == "hello"


@BEHIND_NGINX
def test_it_runs_closed_in_and_is_the_only_one_published(nginx: Proxied) -> None:
    template = "{{.Config.User}} {{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}}"
    published = {
        json.loads(line)["Service"]
        for line in nginx.stack.compose("ps", "--format", "json").splitlines()
        if any(port["PublishedPort"] for port in json.loads(line)["Publishers"] or [])
    }

    assert nginx.stack.inspected(template, "proxy") == {"101:101 true [ALL] [no-new-privileges:true]"}
    assert published == {"proxy"}


@BEHIND_NGINX
def test_while_the_service_is_away_callers_are_told_when_to_come_again(nginx: Proxied) -> None:
    nginx.stack.compose("kill", "api")
    with nginx.client() as client:
        away = client.get("/health")
        nginx.stack.wait_for("api")
        back = client.get("/health")

    assert (told(away), away.headers["Retry-After"]) == ((503, "application/problem+json", "overloaded"), "5")
    assert back.status_code == 200
