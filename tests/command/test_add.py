"""Adding a resource by the command."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from support.repository import commit_all, git
from support.trees import fingerprints
from support.variants import Variant, variant

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def service(rendered: Callable[[Variant], Path], place: Path) -> Path:
    """A service without users."""
    return shutil.copytree(rendered(variant({"auth": "none"})), place / "svc")


def test_it_lists_what_it_has_written_and_changed(run: Run, service: Path) -> None:
    done = run("add", "resource", "order", "title:str(255)", cwd=service)

    assert done.returncode == 0, done.stderr
    assert "new      app/models/order.py" in done.stdout
    assert "changed  app/models/own_models.py" in done.stdout
    assert "make check" in done.stderr
    for line in done.stdout.splitlines():
        assert (service / line.split()[1]).is_file()


def test_a_directory_and_a_plural_may_be_given(run: Run, service: Path) -> None:
    done = run("add", "resource", "staff", "name:str(20)", "--plural", "people", "--directory", service)

    assert done.returncode == 0, done.stderr
    assert (service / "app/api/routes/people.py").is_file()


def test_a_service_in_a_folder_of_a_repository_gets_its_resource(run: Run, service: Path, place: Path) -> None:
    commit_all(place, "Start")

    done = run("add", "resource", "order", "title:text", cwd=service)

    changed = git(place, "status", "--porcelain", "--untracked-files=all").splitlines()
    assert done.returncode == 0, done.stderr
    assert "?? svc/app/models/order.py" in changed
    assert all(line[3:].startswith("svc/") for line in changed)


def test_a_refusal_is_one_line_and_changes_nothing(run: Run, service: Path) -> None:
    before = fingerprints(service)

    done = run("add", "resource", "order", "title:text", "owner:user", cwd=service)

    assert done.returncode == 1
    assert "this service has no users" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert fingerprints(service) == before


def test_a_directory_that_is_no_service_is_refused(run: Run, place: Path) -> None:
    done = run("add", "resource", "order", "title:text", cwd=place)

    assert done.returncode == 1
    assert "has no .copier-answers.yml" in done.stderr


def test_answers_of_another_template_are_refused(run: Run, place: Path) -> None:
    (place / ".copier-answers.yml").write_text("database: oracle\n", encoding="utf-8")

    done = run("add", "resource", "order", "title:text", cwd=place)

    assert done.returncode == 1
    assert "has answers that this command does not know" in done.stderr
