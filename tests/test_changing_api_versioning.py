"""A service with a resource of its own changes how its API is versioned, by the steps of docs/updates.md."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from copier_fastapi.cli.recorded import ANSWERS_FILE
from copier_fastapi.cli.update import Update, merge
from support.changing import render_repository
from support.rendering import fast_copier
from support.repository import commit_all
from support.resources import add
from support.trees import fingerprints
from support.variants import Variant

FIELDS = ("title:str(20)", "due:datetime?", "owner:user")
VERSIONED = ("app/api/v1/", "app/api/v2/", "app/api/lists/", "app/api/versions/", "app/api/own_", "tests/")
# Files of the owner that the template has no longer, by the answers before and after.
KEPT = {
    ("path", "header"): ["app/api/v1/own_routers.py", "app/api/v2/own_routers.py"],
    ("header", "none"): ["app/api/versions/own_changes.py"],
    ("none", "path"): ["app/api/own_routers.py"],
}


@pytest.fixture
def folder(memory: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in memory, where Copier clones and compares as well, as long as the test lasts."""
    with tempfile.TemporaryDirectory(dir=memory) as made:
        monkeypatch.setattr(tempfile, "tempdir", made)
        yield Path(made)


def templates(project: Path) -> dict[str, str]:
    """Describe everything but migrations and the answers file."""
    left_out = ("migrations/versions/", ANSWERS_FILE)
    return {name: mark for name, mark in fingerprints(project).items() if not name.startswith(left_out)}


def take(names: list[str], fresh: Path, project: Path) -> None:
    """Take the modules of a resource that depend on versions from a fresh service."""
    for name in names:
        if name.startswith(VERSIONED):
            (project / name).parent.mkdir(exist_ok=True)
            shutil.copy2(fresh / name, project / name)


@pytest.mark.parametrize(("before", "after"), KEPT)
def test_nothing_is_lost_and_the_steps_give_what_a_fresh_service_has(
    clone: Path, rendered: Callable[[Variant], Path], folder: Path, before: str, after: str
) -> None:
    project = folder / "project"
    render_repository(clone, project, Variant(before, {"api_versioning": before}))
    written = add(project, "order", *FIELDS)
    commit_all(project, "Orders")
    orders = {name: fingerprints(project)[name] for name in written}

    with fast_copier():
        told = merge(project, Update(answers={"api_versioning": after}, revision=":current:", defaults=True))

    updated = fingerprints(project)
    assert told == KEPT[before, after]
    assert {name: updated.get(name) for name in orders} == orders
    fresh = shutil.copytree(rendered(Variant(f"to-{after}", {"api_versioning": after})), folder / "fresh")
    again = add(fresh, "order", *FIELDS)
    for name in set(written) - set(again):
        (project / name).unlink()
    take(again, fresh, project)
    assert templates(project) == templates(fresh)
