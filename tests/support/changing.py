"""A rendered service whose owner answers a question anew."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import copier

from interpreters import best_interpreter, find_interpreters
from support.matrix import runnable
from support.projects import Project, developer
from support.rendering import fast_copier
from support.repository import commit_all
from support.variants import Variant

DRIFT = "test_the_migrations_make_what_the_models_say"


def render_repository(clone: Path, folder: Path, variant: Variant, release: str | None = None) -> None:
    """Render a service from a clone of the template, so that it can be updated, and commit it."""
    with fast_copier() as options:
        copier.run_copy(
            str(clone), folder, variant.data, vcs_ref=release, defaults=True, quiet=True, unsafe=True, **options
        )
    commit_all(folder, "Render")


def render_and_commit(clone: Path, folder: Path, tools: Path, release: str | None = None, **answers: str) -> Project:
    """Render a service from a clone of the template, and commit it."""
    (variant,) = runnable((Variant("changing", answers),))
    render_repository(clone, folder, variant, release)
    interpreter = find_interpreters().get(variant.answers["python_version"]) or best_interpreter()[1]
    return Project(folder=folder, answers=variant.answers, environment=developer(interpreter, tools))


def update(folder: Path, answers: Mapping[str, Any], release: str | None = None) -> None:
    """Answer questions anew, without moving to another release of the template unless one is named."""
    with fast_copier() as options:
        copier.run_update(
            folder,
            data=dict(answers),
            defaults=True,
            overwrite=True,
            quiet=True,
            unsafe=True,
            vcs_ref=release or copier.VcsRef.CURRENT,
            **options,
        )


def answer_anew(project: Project, **answers: str) -> Project:
    """Answer questions anew, and install what that needs."""
    update(project.folder, answers)
    changed = replace(project, answers={**project.answers, **answers})
    changed.install()
    return changed


def drift(project: Project) -> str:
    """Have the service compare its migrations with its models; give what it says of a difference."""
    try:
        project.run_installed("pytest", "-q", "tests/integration/test_migrations.py", "-k", DRIFT)
    except AssertionError as told:
        return str(told)
    return ""
