"""The service behind each reverse proxy, called by TLS as callers do: one stack of each for all."""

import json
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

import httpx2
import pytest
from websockets.sync.client import connect

from support.contained import EACH_PROXY
from support.contract import health, items, metrics, pass_all, problems, versions
from support.docker import docker
from support.network import LOOPBACK
from support.plans import plan_of
from support.proxied import PROBLEM, WAYS, Proxied, Ways, proxied
from support.traefik import provide_image
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


@pytest.fixture(scope="session")
def proxy(project: Path, slug: str, row: Variant) -> Iterator[Proxied]:
    """The service and its proxy, as Compose runs them."""
    if row.answers["reverse_proxy"] == "traefik":
        provide_image(plan_of(project).images["traefik"])
    with proxied(project, slug) as made:
        yield made


@pytest.fixture
def ways(row: Variant) -> Ways:
    """What the proxy does in a way of its own."""
    return WAYS[row.answers["reverse_proxy"]]


def told(answer: httpx2.Response) -> tuple[int, str | None, str]:
    """Return the status, the media type, and the code of a problem or else the text."""
    media_type = answer.headers.get("Content-Type")
    return answer.status_code, media_type, answer.json()["code"] if media_type == PROBLEM else answer.text


@EACH_PROXY
def test_the_contract_holds_through_the_proxy_where_metrics_do_not_exist(
    proxy: Proxied, row: Variant, subtests: pytest.Subtests
) -> None:
    with proxy.service(row.answers) as service:
        pass_all(CHECKS, service, subtests)


@EACH_PROXY
@pytest.mark.parametrize("path", ["/metrics", "/metrics/", "//metrics", "/%6detrics", "/health/../metrics"])
def test_nobody_outside_collects_metrics(proxy: Proxied, path: str) -> None:
    token = {"Authorization": f"Bearer {proxy.stack.settings['METRICS_TOKEN']}"}
    with proxy.client() as client:
        answer = client.get(httpx2.URL(proxy.address).copy_with(raw_path=path.encode()), headers=token)

    assert told(answer) == (404, PROBLEM, "not_found")


@EACH_PROXY
def test_what_comes_without_tls_is_sent_to_it(proxy: Proxied) -> None:
    url = f"http://{LOOPBACK}:{proxy.plain_port}/api/v1/items?limit=1"
    answer = httpx2.post(url, headers={"Host": "example.com"})

    assert (answer.status_code, answer.headers["Location"]) == (308, "https://example.com/api/v1/items?limit=1")


@EACH_PROXY
def test_headers_are_those_of_the_service_once_and_name_no_version(proxy: Proxied, ways: Ways) -> None:
    with proxy.client() as client:
        answer = client.get("/health", headers={"X-Request-ID": "chosen-by-the-caller"})

    assert answer.headers.get_list("X-Request-ID") == ["chosen-by-the-caller"]
    assert len(answer.headers.get_list("Strict-Transport-Security")) == 1
    assert answer.headers.get("Server") == ways.name


@EACH_PROXY
@pytest.mark.parametrize("announced", [True, False])
def test_a_body_over_the_limit_is_refused(proxy: Proxied, ways: Ways, *, announced: bool) -> None:
    body = b" " * (LIMIT + 1)
    with proxy.client() as client:
        answer = client.post("/api/v1/auth/login", content=body if announced else iter((body,)))

    assert told(answer) == ways.too_large


@EACH_PROXY
def test_a_body_at_the_limit_reaches_the_service(proxy: Proxied) -> None:
    headers = {"Content-Type": "application/json"}
    with proxy.client() as client:
        answer = client.post("/api/v1/auth/login", content=b" " * LIMIT, headers=headers)

    assert told(answer) == (400, PROBLEM, "malformed_body")


@EACH_PROXY
def test_the_service_logs_the_address_that_called_and_not_the_one_that_it_claims(proxy: Proxied, ways: Ways) -> None:
    headers = {"X-Forwarded-For": CLAIMED, "X-Real-IP": CLAIMED, "Forwarded": f"for={CLAIMED}"}
    caller = proxy.call_from_its_network("/api/v1/items", json.dumps({**headers, "X-Request-ID": "who-called-here"}))

    for service, name in (("api", "client"), ("proxy", ways.logs_callers_as)):
        lines = docker("logs", proxy.stack.container(service)).splitlines()
        assert [json.loads(line)[name] for line in lines if "who-called-here" in line] == [caller]


@EACH_PROXY
def test_rooms_are_entered_through_the_proxy(proxy: Proxied, row: Variant) -> None:
    with proxy.service(row.answers) as service:
        headers = service.headers_of_somebody()
    url = proxy.address.replace("https", "wss") + "/ws/lobby"

    with connect(url, ssl=proxy.trust, additional_headers=headers, origin=None, proxy=None) as socket:
        say(socket, "hello")
        heard = next(message for message in map(hear, repeat(socket)) if message["type"] == "message")

    assert heard["text"] == "hello"


@EACH_PROXY
def test_it_runs_closed_in_and_is_the_only_one_published(proxy: Proxied, ways: Ways) -> None:
    template = "{{.Config.User}} {{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}}"
    published = {
        json.loads(line)["Service"]
        for line in proxy.stack.compose("ps", "--format", "json").splitlines()
        if any(port["PublishedPort"] for port in json.loads(line)["Publishers"] or [])
    }

    assert proxy.stack.inspected(template, "proxy") == {f"{ways.user} true [ALL] [no-new-privileges:true]"}
    assert published == {"proxy"}


@EACH_PROXY
def test_while_the_service_is_away_callers_are_told_so(proxy: Proxied, ways: Ways) -> None:
    proxy.stack.compose("kill", "api")
    with proxy.client() as client:
        away = client.get("/health")
        proxy.stack.wait_for("api")
        back = client.get("/health")

    assert (told(away), away.headers.get("Retry-After")) == (ways.away, ways.retry_after)
    assert back.status_code == 200
