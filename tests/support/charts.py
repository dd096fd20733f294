"""Charts as Helm renders them, and the schemas of Kubernetes for what comes of that."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import helm_python
import kubernetes_validate
import yaml

Manifest = dict[str, Any]

# The oldest that charts say they are for, and the newest that there are schemas of.
VERSIONS = ("1.29", kubernetes_validate.latest_version())
# Of others than Kubernetes, whose schemas are not at hand.
CUSTOM_KINDS = frozenset({"ExternalSecret", "PodMonitor", "ServiceMonitor"})
WARNING = 2
# What is off by default.
OPTIONAL: Mapping[str, Any] = {
    "image": {"repository": "registry.example.com/a/b", "digest": f"sha256:{'0' * 64}", "pullSecrets": ["login"]},
    "hosts": ["api.example.com", "www.example.com"],
    "trustedProxies": ["10.1.0.0/16"],
    "secret": {"name": "kept", "external": {"enabled": True, "store": {"name": "vault"}, "key": "services/a"}},
    "ingress": {"enabled": True, "className": "public", "annotations": {"a": "b"}, "tlsSecret": "certificate"},
    "shutdown": {"delaySeconds": 30, "graceSeconds": 120},
    "networkPolicy": {"callers": [{"podSelector": {}}], "called": [{"ipBlock": {"cidr": "10.0.0.0/8"}}]},
    "autoscaling": {"enabled": False},
    "monitors": {"enabled": True, "labels": {"release": "prometheus"}},
    "volume": {"storageClass": "local"},
    "nodeSelector": {"disk": "local"},
    "tolerations": [{"key": "dedicated", "operator": "Exists"}],
}


@cache
def manifests(chart: Path, *, everything: bool = False) -> tuple[Manifest, ...]:
    """Render a chart as a release named `demo`: with its own values, or with all there is.

    Raises:
        HelmError: its values or its templates are wrong.
    """
    with helm_python.Chart.load(chart) as loaded:
        given = {name: value for name, value in OPTIONAL.items() if everything and name in loaded.values}
        loaded.validate_schema(given)
        texts = loaded.render(given, name="demo", namespace="production").values()
    return tuple(manifest for text in texts for manifest in yaml.safe_load_all(text) if manifest)


def refusal(chart: Path, values: Mapping[str, Any]) -> str:
    """Tell why a chart does not take values; empty if it does."""
    with helm_python.Chart.load(chart) as loaded:
        try:
            loaded.validate_schema(dict(values))
        except helm_python.HelmError as error:
            return str(error)
    return ""


def lint(chart: Path) -> list[str]:
    """List the warnings and errors that Helm has for a chart."""
    report = helm_python.lint(chart, strict=True)
    return [found["error"] for found in report["messages"] if found["severity"] >= WARNING] + list(report["errors"])


def of_kind(found: tuple[Manifest, ...], kind: str) -> list[Manifest]:
    """List the manifests of one kind."""
    return [manifest for manifest in found if manifest["kind"] == kind]


def pods(found: tuple[Manifest, ...]) -> Iterator[Manifest]:
    """List what pods are made of: their labels and what they run."""
    for manifest in found:
        if manifest["kind"] in {"Deployment", "Job"}:
            yield manifest["spec"]["template"]


def containers(pod: Manifest) -> list[Manifest]:
    """List all containers of a pod, those that come first as well."""
    return [*pod["spec"].get("initContainers", ()), *pod["spec"]["containers"]]


def misfits(manifest: Manifest) -> list[str]:
    """Hold a manifest to the schemas of Kubernetes, where nothing may be that they don't name."""
    return list(_misfits(json.dumps(manifest, sort_keys=True)))


@cache
def _misfits(manifest: str) -> tuple[str, ...]:
    found = []
    for version in VERSIONS:
        try:
            kubernetes_validate.validate(json.loads(manifest), version, strict=True)
        except kubernetes_validate.ValidationError as error:
            found.append(f"{version}: {error.message}")
    return tuple(found)


def unrestricted(pod: Manifest) -> list[str]:
    """List what a pod lacks of the profile `restricted` of the Pod Security Standards, and of a read-only root."""
    spec, found = pod["spec"], []
    security = spec.get("securityContext", {})
    expected = {"runAsNonRoot": True, "runAsUser": 10001, "seccompProfile": {"type": "RuntimeDefault"}}
    found += [name for name, value in expected.items() if security.get(name) != value]
    found += [name for name in ("hostNetwork", "hostPID", "hostIPC") if spec.get(name)]
    kinds = {kind for volume in spec.get("volumes", ()) for kind in volume if kind != "name"}
    found += sorted(kinds - {"emptyDir", "persistentVolumeClaim"})
    inside = {"allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True, "capabilities": {"drop": ["ALL"]}}
    for container in containers(pod):
        found += [name for name, value in inside.items() if container.get("securityContext", {}).get(name) != value]
        found += [f"{container['name']}: hostPort" for port in container.get("ports", ()) if "hostPort" in port]
    return found
