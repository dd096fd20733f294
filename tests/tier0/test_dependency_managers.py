"""What manages the dependencies changes how they are written, and nothing of what a service depends on."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from support.dependencies import requirements
from support.variants import Variant, single_variants

MANAGED = {
    each.answers["dependency_manager"]: each for each in single_variants() if "dependency_manager" in each.answers
}
# What the specification of development containers says of the fields that are used.
FIELDS = {"name": str, "image": str, "runArgs": list, "postCreateCommand": str, "customizations": dict}
EACH_MANAGER = pytest.mark.parametrize("manager", MANAGED)


@pytest.mark.parametrize("groups", [(), ("dev",)], ids=["in production", "in development"])
def test_each_manager_is_given_the_same_requirements(
    groups: tuple[str, ...], rendered: Callable[[Variant], Path]
) -> None:
    managed = {manager: requirements(rendered(variant), *groups) for manager, variant in MANAGED.items()}

    assert managed["uv"] == managed["pip"]
    assert any(entry.startswith("fastapi>=") for entry in managed["uv"])


@EACH_MANAGER
def test_what_the_build_of_an_image_reads_is_not_kept_from_it(
    manager: str, rendered: Callable[[Variant], Path]
) -> None:
    project = rendered(MANAGED[manager])
    instructions = (project / "Dockerfile").read_text(encoding="utf-8")
    copied = " ".join(re.findall(r"^COPY (?!--from)(.+) ", instructions, re.MULTILINE)).replace("*", "").split()
    ignored = (project / ".dockerignore").read_text(encoding="utf-8").splitlines()
    allowed = tuple(line[1:] for line in ignored if line.startswith("!"))

    assert [name for name in copied if not name.startswith(allowed)] == []


@EACH_MANAGER
def test_a_development_container_has_the_python_of_the_service(
    manager: str, rendered: Callable[[Variant], Path]
) -> None:
    project = rendered(MANAGED[manager])
    container = json.loads((project / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))

    assert {name: type(value) for name, value in container.items()} == FIELDS
    assert container["image"] == f"python:{(project / '.python-version').read_text(encoding='utf-8').strip()}"
    assert container["postCreateCommand"].endswith("make install")
    assert "\ninstall:" in (project / "Makefile").read_text(encoding="utf-8")
