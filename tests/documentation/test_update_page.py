"""The page on updates shows what is printed: its walk is taken, with the releases and the edits that it tells of."""

import re
import shlex
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from copier_fastapi.cli.app import app
from copier_fastapi.cli.recorded import ANSWERS_FILE
from support.changing import render_repository
from support.owners import replace, write
from support.rendering import fast_copier
from support.repository import ROOT, commit_all, git
from support.variants import Variant

PAGE = (ROOT / "docs/updates.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^\$ (.+)\n((?:(?!\$ |```).*\n)*)", PAGE, re.MULTILINE)
CHANGELOG = re.findall(r"^## \[1\.1\.0\](?:\n|.)+?database\.\n", PAGE, re.MULTILINE)
(CONFLICT,) = re.findall(r"```text\n(.+?)```", PAGE, re.DOTALL)
EDITED = "app/core/settings/service.py"
DESCRIPTION = "{{ project_description }}\n"
THEIRS, OURS = "The template's new sentence.", "The line of the owner."


@pytest.fixture
def service(clone: Path, memory: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The service of the page, whose owner has edited two files, and whose template has a next release."""
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        monkeypatch.setattr(tempfile, "tempdir", folder)
        template, made = Path(folder) / "template", Path(folder) / "orders"
        shutil.copytree(clone, template, symlinks=True)
        git(template, "tag", "v1.0.0")
        render_repository(template, made, Variant("orders", {}), "v1.0.0")
        release(template)
        replace(made, EDITED, "default=1000, ge=1", "default=2000, ge=1")
        write(made, "README.md", (made / "README.md").read_text(encoding="utf-8") + f"\n{OURS}\n")
        commit_all(made, "Edit")
        monkeypatch.chdir(made)
        yield made


def release(template: Path) -> None:
    """Make the next release of the page."""
    replace(template, f"template/{EDITED}.jinja", "default=1000, ge=1", "default=1500, ge=1")
    replace(template, "template/README.md.jinja", DESCRIPTION, f"{DESCRIPTION}\n{THEIRS}\n")
    write(template, "template/LIMITS.md", "# Limits\n")
    write(template, "CHANGELOG.md", f"# Changelog\n\n{CHANGELOG[0]}\n## [1.0.0] - 2031-01-01\n\n- It starts here.\n")
    commit_all(template, "Next")
    git(template, "tag", "v1.1.0")


def printed(command: str) -> str:
    """Type a command in the service, and give what it prints."""
    program, *arguments = shlex.split(command)
    if program == "git":
        return git(Path.cwd(), *arguments)
    with fast_copier():
        return CliRunner().invoke(app, arguments, prog_name=program).output


def test_every_line_that_is_shown_is_printed(service: Path) -> None:
    (check, update, add, status, refused), others = SHOWN[:5], SHOWN[5:]

    for command, output in (check, update):
        assert printed(command) == output
    assert CONFLICT in (service / EDITED).read_text(encoding="utf-8")
    readme = (service / "README.md").read_text(encoding="utf-8")
    assert THEIRS in readme
    assert OURS in readme

    marks = re.compile(r"<<<<<<< .+\n(.+\n)=======\n.+\n>>>>>>> .+\n")
    write(service, EDITED, marks.sub(r"\1", (service / EDITED).read_text(encoding="utf-8")))
    for command, output in (add, status):
        assert printed(command) == output

    git(service, "reset", "--quiet", "--hard")
    git(service, "clean", "--quiet", "-d", "--force")
    assert git(service, "status", "--short") == ""
    replace(service, ANSWERS_FILE, "database: sqlite", "database: postgresql")
    command, output = refused
    assert printed(command) == output
    assert others == []
