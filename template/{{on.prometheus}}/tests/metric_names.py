"""What alert rules and dashboards ask for, and what is measured."""

import re
from pathlib import Path

from prometheus_client import CollectorRegistry

ASKED_FOR = re.compile(r"\b(?:http|job|websocket)_[a-z_]+")
SAMPLES = {"counter": ("_total",), "histogram": ("_bucket", "_count", "_sum"), "gauge": ("",)}


def asked_for(file: str) -> set[str]:
    """List the names in a file below `deploy/`."""
    return set(ASKED_FOR.findall((Path("deploy") / file).read_text(encoding="utf-8")))


def measured(registry: CollectorRegistry) -> set[str]:
    """List the names of all samples that a registry can have."""
    return {family.name + end for family in registry.collect() for end in SAMPLES.get(family.type, ())}
