"""A service changes its way of authentication by an update: its own test names the migration that is missing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import copier
import pytest

from interpreters import best_interpreter, find_interpreters
from support.matrix import runnable
from support.projects import Project, developer
from support.rendering import fast_copier
from support.repository import commit_all
from support.variants import Variant

DRIFT = "test_the_migrations_make_what_the_models_say"


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the answer, and the tables that it brings and takes away."""

    before: str
    after: str
    tables: tuple[str, ...]


CHANGES = [
    pytest.param(change, id=f"{change.before}-to-{change.after}")
    for change in (
        Change("jwt", "session", ("refresh_token",)),
        Change("none", "jwt", ("user", "auth_session", "refresh_token", "account_token", "rate_limit")),
        Change("jwt", "oidc", ("identity", "auth_session", "refresh_token", "account_token", "rate_limit")),
        Change("session", "api_key", ("api_key", "auth_session", "account_token")),
    )
]


@pytest.fixture
def committed(clone: Path, tmp_path: Path, tools: Path) -> Callable[[str], Project]:
    """Renders a service with a way of authentication, and commits it."""

    def render(auth: str) -> Project:
        (variant,) = runnable((Variant("changing", {"database": "sqlite", "auth": auth}),))
        folder = tmp_path / "project"
        with fast_copier() as options:
            copier.run_copy(str(clone), folder, data=variant.data, defaults=True, quiet=True, unsafe=True, **options)
        commit_all(folder, "Render")
        interpreter = find_interpreters().get(variant.answers["python_version"]) or best_interpreter()[1]
        return Project(folder=folder, answers=variant.answers, environment=developer(interpreter, tools))

    return render


def change_auth(project: Project, auth: str) -> Project:
    """Answer anew how callers prove who they are, and install what that needs."""
    with fast_copier() as options:
        copier.run_update(
            project.folder,
            data={"auth": auth},
            defaults=True,
            overwrite=True,
            quiet=True,
            unsafe=True,
            vcs_ref=copier.VcsRef.CURRENT,
            **options,
        )
    changed = replace(project, answers={**project.answers, "auth": auth})
    changed.run("uv", "sync", "--quiet")
    return changed


def drift(project: Project) -> str:
    """Have the service compare its migrations with its models; give what it says of a difference."""
    try:
        project.run("uv", "run", "pytest", "-q", "tests/integration/test_migrations.py", "-k", DRIFT)
    except AssertionError as told:
        return str(told)
    return ""


@pytest.mark.parametrize("change", CHANGES)
def test_the_drift_test_names_what_is_missing_until_it_is_migrated(
    change: Change, committed: Callable[[str], Project]
) -> None:
    project = change_auth(committed(change.before), change.after)

    told = drift(project)
    project.run("make", "upgrade")
    project.run("make", "migrate", f"message=move to {change.after}")

    assert [table for table in change.tables if f"'{table}'" not in told] == []
    assert drift(project) == ""
