"""A database of SQLite is backed up and restored by the steps of the page."""

import sqlite3
from contextlib import closing

from support.how_to import IN_A_PLAIN_SERVICE, follow, steps
from support.live import calling, serving
from support.projects import Project

PAGE = "docs/backups.md"

pytestmark = IN_A_PLAIN_SERVICE


def addresses(project: Project, file: str) -> set[str]:
    """List the addresses of the accounts that a database holds."""
    with closing(sqlite3.connect(project.folder / file)) as database:
        return {address for (address,) in database.execute('SELECT email FROM "user"')}


def test_what_was_stored_before_the_backup_comes_back_and_moves_on(project: Project) -> None:
    backup, restoration = steps(PAGE, "SQLite")
    project.run_installed("python", "-m", "app", "migrate")

    with serving(project) as live, calling(live) as service:
        kept = service.register()["email"]
        assert "('ok',)" in follow(project, backup)
        lost = service.register()["email"]
    before = addresses(project, "app.db")
    follow(project, restoration)
    follow(project, *steps(PAGE, "By the service itself"))

    assert before == {kept, lost}
    assert addresses(project, "app.db") == addresses(project, "second.db") == {kept}
