"""What stands before a service in production, as far as files tell; tests/containers calls them."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from support.variants import Variant, covering_variants, single_variants

PRODUCTION, DEVELOPMENT, BASE = (f"docker-compose{name}.yml" for name in (".prod", ".override", ""))

Render = Callable[[Variant], Path]


def answering(**answers: object) -> Variant:
    """Make a variant of some answers."""
    return Variant("-".join(map(str, answers.values())), answers)


NGINX = answering(reverse_proxy="nginx", websocket=True)
TRAEFIK = answering(reverse_proxy="traefik", websocket=True)
BARE_NGINX = answering(reverse_proxy="nginx", observability=())
BARE_TRAEFIK = answering(reverse_proxy="traefik", observability=())
# What Compose is told depends on pairs of answers at most.
EACH_PAIR = pytest.mark.parametrize("variant", [*single_variants(), *covering_variants(2)], ids=lambda each: each.name)
EACH_TRAEFIK = pytest.mark.parametrize("variant", [TRAEFIK, BARE_TRAEFIK], ids=lambda variant: variant.name)


@cache
def parsed(text: str) -> dict[str, Any]:
    """Parse a text, once for all variants that hold it."""
    data: dict[str, Any] = yaml.safe_load(text)
    return data


def read(project: Path, name: str) -> dict[str, Any]:
    """Read a data file of a project."""
    return parsed((project / name).read_text(encoding="utf-8"))


def dynamic(project: Path) -> Iterator[dict[str, Any]]:
    """Read what Traefik serves, file by file."""
    return (parsed(path.read_text(encoding="utf-8")) for path in project.glob("deploy/traefik/dynamic/*.yml"))


def named(files: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    """Collect the routers, middlewares or services of all files."""
    return {name: each for file in files for name, each in file.get("http", {}).get(kind, {}).items()}


@EACH_TRAEFIK
def test_routers_of_traefik_lead_to_what_there_is(variant: Variant, rendered: Render) -> None:
    project = rendered(variant)
    files, entry_points = list(dynamic(project)), read(project, "deploy/traefik/traefik.yml")["entryPoints"]
    kinds = {kind: named(files, kind) for kind in ("routers", "middlewares", "services")}

    for router in kinds["routers"].values():
        assert router["service"] in kinds["services"]
        assert set(router["middlewares"]) <= kinds["middlewares"].keys()
        assert set(router["entryPoints"]) <= entry_points.keys()
        assert re.fullmatch(r"PathPrefix\(`/[a-z/]*`\)", router["rule"])


def test_proxies_allow_bodies_as_large_as_the_service_does(rendered: Render) -> None:
    settings = (rendered(NGINX) / "app/core/settings/service.py").read_text(encoding="utf-8")
    limits = (rendered(NGINX) / "deploy/nginx/limits.conf").read_text(encoding="utf-8")
    bodies = named(list(dynamic(rendered(TRAEFIK))), "middlewares")["bodies"]

    assert "max_body_bytes: int = Field(default=1_048_576" in settings
    assert "client_max_body_size 1048576;" in limits
    assert bodies["buffering"]["maxRequestBodyBytes"] == 1_048_576


def test_proxies_know_rooms_and_metrics_only_where_the_service_has_them(rendered: Render) -> None:
    nginx = [sorted(path.name for path in rendered(v).glob("deploy/nginx/locations/*")) for v in (NGINX, BARE_NGINX)]
    traefik = [sorted(named(list(dynamic(rendered(v))), "routers")) for v in (TRAEFIK, BARE_TRAEFIK)]

    assert nginx == [["metrics.conf", "rooms.conf"], []]
    assert traefik == [["metrics", "rooms", "service"], ["service"]]


@pytest.mark.parametrize(
    ("variant", "file", "line"),
    [
        (NGINX, "deploy/nginx/nginx.conf", "return 308 https://$host$request_uri;"),
        (TRAEFIK, "deploy/traefik/traefik.yml", 'to: ":443"'),
    ],
    ids=["nginx", "traefik"],
)
def test_an_owner_is_told_which_line_sends_plain_requests_to_a_port(
    variant: Variant, file: str, line: str, rendered: Render
) -> None:
    texts = [(rendered(variant) / name).read_text(encoding="utf-8") for name in (file, "docs/proxy.md")]

    assert [line in text for text in texts] == [True, True]


def published(project: Path, name: str) -> list[str]:
    """List the ports that a file of Compose publishes."""
    return [port for service in read(project, name)["services"].values() for port in service.get("ports", [])]


@EACH_PAIR
def test_development_publishes_on_the_loopback_address_and_the_base_nowhere(project: Path) -> None:
    assert [port for port in published(project, DEVELOPMENT) if not port.startswith("127.0.0.1:")] == []
    assert published(project, BASE) == []


@EACH_PAIR
def test_production_publishes_the_proxy_or_the_api_on_the_loopback_address(project: Path) -> None:
    services = read(project, PRODUCTION)["services"]
    publishing = [name for name, service in services.items() if "ports" in service]

    assert publishing == (["proxy"] if "proxy" in services else ["api"])
    assert "proxy" in services or published(project, PRODUCTION) == ["127.0.0.1:${API_PORT:-8000}:8000"]


@EACH_PAIR
def test_production_limits_rotates_and_starts_again_whatever_runs(project: Path) -> None:
    services = read(project, PRODUCTION)["services"]

    assert services.keys() == (read(project, BASE)["services"].keys() | services.keys())
    for service in services.values():
        assert {"mem_limit", "pids_limit", "restart", "logging"} <= service.keys()


@EACH_PAIR
def test_every_container_of_production_is_closed_in(project: Path) -> None:
    base, production = (read(project, name)["services"] for name in (BASE, PRODUCTION))

    for name, service in production.items():
        closed = base.get(name, {}) | service
        assert closed["cap_drop"] == ["ALL"]
        assert closed["security_opt"] == ["no-new-privileges:true"]
        assert closed["read_only"] is (name != "rabbitmq")


@EACH_PAIR
def test_whoever_needs_a_server_waits_until_it_is_healthy(project: Path) -> None:
    base = read(project, BASE)["services"]
    servers = [name for name, service in base.items() if "build" not in service]

    for service in (service for service in base.values() if "build" in service):
        assert [service["depends_on"][name]["condition"] for name in servers] == ["service_healthy"] * len(servers)


@EACH_PAIR
def test_the_base_holds_no_password_of_production_and_production_demands_each(project: Path) -> None:
    example = (project / ".env.example").read_text(encoding="utf-8")
    passwords = set(re.findall(r"^((?!SMTP)\w+_PASSWORD|SECRET_KEY)=", example, re.MULTILINE))

    demanded = set(re.findall(r"\$\{(\w+):\?\}", (project / PRODUCTION).read_text(encoding="utf-8")))

    assert passwords <= demanded
    assert ":?" not in (project / BASE).read_text(encoding="utf-8")
