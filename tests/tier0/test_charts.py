"""The chart of a service: Helm renders it, Kubernetes takes it, and what runs of it may do little and ends well."""

import json
import re
import shutil
from collections.abc import Callable, Iterable
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from support.formats import parse_yaml
from support.questions import choice_questions
from support.variants import Variant, covering_variants, looked_at

if TYPE_CHECKING:
    from support import charts
else:
    charts = pytest.importorskip(
        "support.charts", reason="Helm is not to be had for this machine", exc_type=ImportError
    )

Manifest = dict[str, Any]
Render = Callable[[Variant], Path]

# One process loads Helm.
pytestmark = pytest.mark.xdist_group("charts")
# What a chart is made of; a library of jobs changes nothing in it.
SHAPING: dict[str, tuple[Any, ...]] = {question.name: question.levels[:1] for question in choice_questions()} | {
    "database": ("sqlite", "postgresql"),
    "task_queue": ("none", "celery"),
    "broker": ("redis", "rabbitmq"),
    "websocket": (False, True),
    "observability": ((), ("prometheus",)),
    "deployment": ("kubernetes",),
}
CHARTED = (
    *(each for each in looked_at() if len(each.answers) > 1 and each.answers.get("deployment") == "kubernetes"),
    *covering_variants(3, **SHAPING),
)
ALONE = "sqlite"
# Of PostgreSQL, unless it is set: all there are, less those that are kept for its administrators.
CONNECTIONS = 100 - 3
# Beside requests: whoever sends jobs, and whoever measures or removes what has expired.
HELPERS = 2


@pytest.fixture(params=CHARTED, ids=lambda variant: variant.name)
def variant(request: pytest.FixtureRequest) -> Variant:
    """Services for Kubernetes, with any three answers that shape a chart."""
    chosen: Variant = request.param
    return chosen


@pytest.fixture
def chart(variant: Variant, rendered: Render) -> Path:
    """The folder of the chart. Nobody changes it."""
    return rendered(variant) / "deploy" / "chart"


@pytest.fixture(params=[False, True], ids=["by-default", "with-everything"])
def manifests(request: pytest.FixtureRequest, chart: Path) -> tuple[Manifest, ...]:
    """What Helm makes of the chart."""
    return charts.manifests(chart, everything=request.param)


@pytest.fixture
def copied(rendered: Render, tmp_path: Path) -> Path:
    """A chart to put faults into, of a service that may have several replicas."""
    several = next(each for each in CHARTED if may_be_several(each))
    return Path(shutil.copytree(rendered(several) / "deploy" / "chart", tmp_path / "chart"))


def may_be_several(variant: Variant) -> bool:
    """Whether nothing of a service is in one place: neither a file nor rooms."""
    answers = variant.answers
    return answers["database"] != ALONE and (not answers["websocket"] or answers.get("broker") == "redis")


def replace_in(file: Path, right: str, wrong: str) -> None:
    """Put a fault into a file."""
    text = file.read_text(encoding="utf-8")
    assert right in text
    file.write_text(text.replace(right, wrong, 1), encoding="utf-8")


def component(pod: Manifest) -> str:
    """Tell which part of a service a pod is."""
    name: str = pod["metadata"]["labels"]["app.kubernetes.io/component"]
    return name


def without_options(command: list[str]) -> list[str]:
    """Leave out how much of something is done, which differs by place."""
    return [word for word in command if not word.startswith("--concurrency=")]


def selected(selector: Manifest, manifests: tuple[Manifest, ...]) -> set[str]:
    """List the parts of a service that labels select."""
    return {component(pod) for pod in charts.pods(manifests) if selector.items() <= pod["metadata"]["labels"].items()}


def named(ports: Iterable[Manifest]) -> set[str]:
    """List the names of ports."""
    return {port["name"] for port in ports}


def collected(endpoints: list[Manifest]) -> set[str | None]:
    """List the ports that a monitor names; one without a name is None, which nothing declares."""
    return {endpoint.get("port") for endpoint in endpoints}


def test_helm_has_nothing_to_say_against_it(chart: Path) -> None:
    assert charts.lint(chart) == []


def test_kubernetes_takes_every_manifest(manifests: tuple[Manifest, ...]) -> None:
    known = [manifest for manifest in manifests if manifest["kind"] not in charts.CUSTOM_KINDS]

    assert {manifest["kind"]: found for manifest in known if (found := charts.misfits(manifest))} == {}


def test_it_is_for_the_versions_that_it_is_held_to(chart: Path) -> None:
    (described,) = parse_yaml((chart / "Chart.yaml").read_text(encoding="utf-8"))

    assert described["kubeVersion"] == f">={charts.VERSIONS[0]}.0-0"


def test_pods_may_do_little(manifests: tuple[Manifest, ...]) -> None:
    assert {component(pod): lacks for pod in charts.pods(manifests) if (lacks := charts.unrestricted(pod))} == {}


def test_pods_know_nothing_of_the_cluster(manifests: tuple[Manifest, ...]) -> None:
    specs = [pod["spec"] for pod in charts.pods(manifests)]
    (account,) = charts.of_kind(manifests, "ServiceAccount")

    assert {spec["automountServiceAccountToken"] for spec in [*specs, account]} == {False}
    assert {spec["enableServiceLinks"] for spec in specs} == {False}


def test_every_container_has_requests_and_limits(manifests: tuple[Manifest, ...]) -> None:
    for pod in charts.pods(manifests):
        for container in charts.containers(pod):
            assert (
                container["resources"]["requests"].keys()
                == container["resources"]["limits"].keys()
                == {"cpu", "memory"}
            )


def test_pods_are_killed_later_than_they_end(manifests: tuple[Manifest, ...]) -> None:
    (configuration,) = charts.of_kind(manifests, "ConfigMap")
    delay, grace = (int(configuration["data"][f"SHUTDOWN_{name}_SECONDS"]) for name in ("DELAY", "GRACE"))

    assert all(pod["spec"]["terminationGracePeriodSeconds"] > delay + grace for pod in charts.pods(manifests))


def test_the_service_is_asked_whether_it_lives_and_whether_it_is_ready(manifests: tuple[Manifest, ...]) -> None:
    (api,) = [each for pod in charts.pods(manifests) for each in charts.containers(pod) if each["name"] == "api"]
    paths = {name: api[f"{name}Probe"]["httpGet"]["path"] for name in ("startup", "liveness", "readiness")}
    ports = {port["name"]: port["containerPort"] for port in api["ports"]}

    assert paths == {"startup": "/health", "liveness": "/health", "readiness": "/health/ready"}
    assert {api[f"{name}Probe"]["httpGet"]["port"] for name in paths} == {"http"}
    assert ports == {"http": 8000}


def test_whatever_lives_on_is_asked_whether_it_lives(manifests: tuple[Manifest, ...]) -> None:
    running = [
        container
        for deployment in charts.of_kind(manifests, "Deployment")
        for container in deployment["spec"]["template"]["spec"]["containers"]
    ]

    assert [each["name"] for each in running if not each.keys() >= {"startupProbe", "livenessProbe"}] == []


def test_it_runs_what_compose_runs(variant: Variant, rendered: Render, manifests: tuple[Manifest, ...]) -> None:
    (compose,) = parse_yaml((rendered(variant) / "docker-compose.yml").read_text(encoding="utf-8"))
    wanted = {name: service["command"] for name, service in compose["services"].items() if service.get("build")}

    run = [container for pod in charts.pods(manifests) for container in charts.containers(pod)]
    assert {container["name"]: without_options(container["command"]) for container in run} == wanted


def test_migrations_come_first_and_need_nothing_that_comes_later(
    variant: Variant, manifests: tuple[Manifest, ...]
) -> None:
    if variant.answers["database"] == ALONE:
        (deployment,) = charts.of_kind(manifests, "Deployment")
        assert [first["name"] for first in deployment["spec"]["template"]["spec"]["initContainers"]] == ["migrate"]
        return
    (job,) = charts.of_kind(manifests, "Job")
    hooks = job["metadata"]["annotations"]["helm.sh/hook"].split(",")

    assert hooks == ["pre-install", "pre-upgrade"]
    assert not re.search("configMap|serviceAccountName|persistentVolumeClaim", json.dumps(job))


def test_migrations_have_the_settings_of_the_service(manifests: tuple[Manifest, ...]) -> None:
    (configuration,) = charts.of_kind(manifests, "ConfigMap")

    for job in charts.of_kind(manifests, "Job"):
        (container,) = charts.containers(job["spec"]["template"])
        assert {each["name"]: each["value"] for each in container["env"]} == configuration["data"]


def test_settings_are_those_of_the_service_and_no_secret_is_among_them(
    chart: Path, manifests: tuple[Manifest, ...]
) -> None:
    example = (chart.parents[1] / ".env.example").read_text(encoding="utf-8")
    known = set(re.findall(r"^([A-Z][A-Z0-9_]*)=", example, re.MULTILINE))
    readme = (chart / "README.md").read_text(encoding="utf-8")
    secrets = set(re.findall(r"^\| `([A-Z_]+)` \|", readme, re.MULTILINE))
    (configuration,) = charts.of_kind(manifests, "ConfigMap")

    assert configuration["data"].keys() | secrets <= known
    assert configuration["data"].keys().isdisjoint(secrets)


def test_labels_select_the_pods_that_are_meant(manifests: tuple[Manifest, ...]) -> None:
    (service,) = charts.of_kind(manifests, "Service")
    (policy,) = charts.of_kind(manifests, "NetworkPolicy")
    deployments = charts.of_kind(manifests, "Deployment")
    budgets = charts.of_kind(manifests, "PodDisruptionBudget")
    collected = charts.of_kind(manifests, "ServiceMonitor")

    assert selected(service["spec"]["selector"], manifests) == {"api"}
    assert selected(policy["spec"]["podSelector"]["matchLabels"], manifests) == set(
        map(component, charts.pods(manifests))
    )
    for manifest in [*deployments, *budgets]:
        labels = manifest["spec"]["selector"]["matchLabels"]
        assert selected(labels, manifests) == {labels["app.kubernetes.io/component"]}
    for monitor in collected:
        assert monitor["spec"]["selector"]["matchLabels"].items() <= service["metadata"]["labels"].items()


def test_the_network_lets_through_what_is_listened_on_and_called_by_port_alone(manifests: tuple[Manifest, ...]) -> None:
    (policy,) = charts.of_kind(manifests, "NetworkPolicy")
    rules = {way: policy["spec"][way.lower()] for way in policy["spec"]["policyTypes"]}
    ports = {way: {port["port"] for rule in rules[way] for port in rule["ports"]} for way in rules}
    (configuration,) = charts.of_kind(manifests, "ConfigMap")
    metrics = {int(value) for name, value in configuration["data"].items() if name == "WORKER_METRICS_PORT"}

    assert rules.keys() == {"Ingress", "Egress"}
    assert ports["Ingress"] == {8000} | metrics
    assert 53 in ports["Egress"]


def test_an_external_secret_is_there_before_the_migrations_and_is_the_one_that_pods_read(chart: Path) -> None:
    manifests = charts.manifests(chart, everything=True)
    (external,) = charts.of_kind(manifests, "ExternalSecret")
    containers = [each for pod in charts.pods(manifests) for each in charts.containers(pod)]
    read = {source["secretRef"]["name"] for each in containers for source in each["envFrom"] if "secretRef" in source}

    assert int(external["metadata"]["annotations"]["helm.sh/hook-weight"]) < 0
    assert {external["spec"]["target"]["name"]} == read


def test_jobs_are_collected_where_workers_are(variant: Variant, chart: Path) -> None:
    manifests = charts.manifests(chart, everything=True)
    watched = "prometheus" in variant.answers["observability"] and variant.answers["task_queue"] != "none"
    monitors = charts.of_kind(manifests, "PodMonitor")

    assert len(monitors) == watched
    for monitor in monitors:
        parts = selected(monitor["spec"]["selector"]["matchLabels"], manifests)
        pods = [pod for pod in charts.pods(manifests) if component(pod) in parts]
        assert ["worker" in [each["name"] for each in charts.containers(pod)] for pod in pods] == [True]


def test_what_is_collected_is_declared_by_what_is_selected(chart: Path) -> None:
    manifests = charts.manifests(chart, everything=True)
    (service,) = charts.of_kind(manifests, "Service")
    pods = {component(pod): pod for pod in charts.pods(manifests)}

    for monitor in charts.of_kind(manifests, "ServiceMonitor"):
        assert collected(monitor["spec"]["endpoints"]) <= named(service["spec"]["ports"])
    for monitor in charts.of_kind(manifests, "PodMonitor"):
        (part,) = selected(monitor["spec"]["selector"]["matchLabels"], manifests)
        declared = named(port for each in charts.containers(pods[part]) for port in each.get("ports", ()))
        assert collected(monitor["spec"]["podMetricsEndpoints"]) <= declared


def test_ports_that_are_declared_are_those_that_the_network_lets_through(manifests: tuple[Manifest, ...]) -> None:
    (policy,) = charts.of_kind(manifests, "NetworkPolicy")
    containers = [each for pod in charts.pods(manifests) for each in charts.containers(pod)]

    declared = sorted(port["containerPort"] for each in containers for port in each.get("ports", ()))
    assert [port["port"] for rule in policy["spec"]["ingress"] for port in rule["ports"]] == declared


def test_several_replicas_run_where_they_may_and_one_elsewhere(variant: Variant, chart: Path) -> None:
    manifests = charts.manifests(chart)
    api = next(each for each in charts.of_kind(manifests, "Deployment") if component(each["spec"]["template"]) == "api")
    scaling = [charts.of_kind(manifests, kind) for kind in ("HorizontalPodAutoscaler", "PodDisruptionBudget")]

    if may_be_several(variant):
        ((scaler,), (budget,)) = scaling
        assert scaler["spec"]["scaleTargetRef"]["name"] == api["metadata"]["name"]
        assert 2 <= scaler["spec"]["minReplicas"] < scaler["spec"]["maxReplicas"]
        assert budget["spec"]["maxUnavailable"] == 1
        assert (api["spec"].get("replicas"), api["spec"]["strategy"]["type"]) == (None, "RollingUpdate")
    else:
        assert scaling == [[], []]
        assert (api["spec"]["replicas"], api["spec"]["strategy"]["type"]) == (1, "Recreate")


def test_as_many_replicas_are_refused_as_would_not_know_of_each_other(variant: Variant, chart: Path) -> None:
    if may_be_several(variant):
        assert charts.refusal(chart, {"api": {"replicas": 2}}) == ""
    else:
        assert "/api/replicas" in charts.refusal(chart, {"api": {"replicas": 2}})


def test_a_database_as_it_comes_has_connections_for_all(variant: Variant, chart: Path) -> None:
    if variant.answers["database"] == ALONE:
        return
    manifests = charts.manifests(chart)
    (configuration,) = charts.of_kind(manifests, "ConfigMap")
    scaled = {
        each["spec"]["scaleTargetRef"]["name"]: each for each in charts.of_kind(manifests, "HorizontalPodAutoscaler")
    }
    each_process = ceil(2.5 * int(configuration["data"]["DB_POOL_SIZE"])) + HELPERS
    most = [
        scaled[name]["spec"]["maxReplicas"]
        if (name := each["metadata"]["name"]) in scaled
        else each["spec"]["replicas"]
        for each in charts.of_kind(manifests, "Deployment")
    ]

    # During an update there is one more of each, or the migrations run.
    assert sum((number + 1) * each_process for number in most) <= CONNECTIONS


def test_a_worker_has_connections_for_all_that_it_does_at_once(chart: Path) -> None:
    manifests = charts.manifests(chart)
    (configuration,) = charts.of_kind(manifests, "ConfigMap")
    commands = [each["command"] for pod in charts.pods(manifests) for each in charts.containers(pod)]
    at_once = [int(word.split("=")[1]) for command in commands for word in command if word.startswith("--concurrency=")]

    assert all(number < int(configuration["data"]["DB_POOL_SIZE"]) for number in at_once)


@pytest.mark.parametrize(
    "values",
    [
        {"replicaCount": 2},
        {"api": {"replica": 2}},
        {"api": {"resources": {"limits": None}}},
        {"settings": {"METRICS_TOKEN": "not-for-everybody"}},
        {"settings": {"log_level": "INFO"}},
        {"settings": {"SHUTDOWN_DELAY_SECONDS": "60"}},
        {"settings": {"DB_POOL_SIZE": 5}},
        {"shutdown": {"delaySeconds": -1}},
        {"hosts": []},
        {"hosts": ["https://api.example.com/"]},
        {"image": {"digest": "latest"}},
        {"secret": {"external": {"enabled": True}}},
    ],
    ids=str,
)
def test_values_that_are_wrong_are_refused(values: Manifest, rendered: Render) -> None:
    watched = next(each for each in CHARTED if "prometheus" in each.answers["observability"])

    assert charts.refusal(rendered(watched) / "deploy" / "chart", values) != ""


def test_a_pod_that_may_do_more_is_noticed(copied: Path) -> None:
    replace_in(copied / "templates" / "_pod.tpl", "runAsNonRoot: true", "runAsNonRoot: false")
    replace_in(copied / "templates" / "_pod.tpl", "capabilities: {drop: [ALL]}", "privileged: true")

    (pod, *_) = charts.pods(charts.manifests(copied))
    assert charts.unrestricted(pod) == ["runAsNonRoot", "capabilities"]


def test_a_field_that_kubernetes_does_not_know_is_noticed(copied: Path) -> None:
    replace_in(copied / "templates" / "service.yaml", "targetPort", "toPort")

    (service,) = charts.of_kind(charts.manifests(copied), "Service")
    assert len(charts.misfits(service)) == len(charts.VERSIONS)


def test_services_for_one_machine_have_no_chart(rendered: Render) -> None:
    compose = next(each for each in looked_at() if each.answers.get("deployment") == "compose")

    assert not (rendered(compose) / "deploy" / "chart").exists()
