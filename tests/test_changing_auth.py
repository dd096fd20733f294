"""A service changes its way of authentication by an update: its own test names the migration that is missing."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from support.changing import answer_anew, drift, render_and_commit


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


@pytest.mark.parametrize("change", CHANGES)
def test_the_drift_test_names_what_is_missing_until_it_is_migrated(
    change: Change, clone: Path, tmp_path: Path, tools: Path
) -> None:
    rendered = render_and_commit(clone, tmp_path / "project", tools, database="sqlite", auth=change.before)
    project = answer_anew(rendered, auth=change.after)

    told = drift(project)
    project.run("make", "upgrade")
    project.run("make", "migrate", f"message=move to {change.after}")

    assert [table for table in change.tables if f"'{table}'" not in told] == []
    assert drift(project) == ""
