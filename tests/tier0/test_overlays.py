"""Overlay folders: each is known to the plan, is switched on by some variant, and none hides another's file."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from copier_fastapi.plan import OVERLAYS
from support.plans import plan_of
from support.repository import template_files
from support.variants import Variant, looked_at

SWITCH = re.compile(r"\{\{\s*on\.(\w+)\s*\}\}")


def switches(project: Path) -> dict[str, str]:
    """List the overlays of a rendered service."""
    return dict(plan_of(project).on)


def outputs(on: dict[str, str]) -> list[str]:
    """List where each file of the template renders to, where it does."""
    rendered = []
    for path in template_files():
        parts = [SWITCH.sub(lambda found: on[found[1]], part) for part in path.parts]
        if all(parts):
            rendered.append("/".join(part for part in parts if part != ".").removesuffix(".jinja"))
    return rendered


def test_every_file_has_one_source(project: Path) -> None:
    sources = Counter(outputs(switches(project)))

    assert [path for path, count in sources.items() if count > 1] == []


def test_the_plan_and_the_template_know_the_same_overlays() -> None:
    folders = {found[1] for path in template_files() for part in path.parts if (found := SWITCH.search(part))}

    assert folders == OVERLAYS


@pytest.mark.parametrize("overlay", sorted(OVERLAYS))
def test_some_variant_switches_an_overlay_on(overlay: str, rendered: Callable[[Variant], Path]) -> None:
    assert any(switches(rendered(variant))[overlay] for variant in looked_at())
