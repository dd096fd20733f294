"""What anybody who uses the template through plain Copier may rely on."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from packaging.version import Version
from pytest_copie.plugin import Copie, Result

from support.repository import ROOT, clone_work_tree, commit_all
from support.trees import files

MINIMUM = re.compile(r'_min_copier_version: "[0-9.]+"')
Copy = Callable[..., tuple[Path, Result]]

pytestmark = pytest.mark.usefixtures("no_settings")


@pytest.fixture
def no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Copier without the settings of whoever runs the tests."""
    (tmp_path / "settings.yml").write_text("{}", encoding="utf-8")
    monkeypatch.setenv("COPIER_SETTINGS_PATH", str(tmp_path / "settings.yml"))


def copier(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command of Copier."""
    command = [sys.executable, "-m", "copier", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(copie: Copie) -> Copy:
    """Renders a service, and tells where it is."""

    def rendered(template: Path, **answers: str) -> tuple[Path, Result]:
        result = copie.copy(template_dir=template, extra_answers=answers)
        assert result.exception is None
        assert result.project_dir is not None
        return result.project_dir, result

    return rendered


def test_the_defaults_render_a_service(copy: Copy, template: Path) -> None:
    project, _ = copy(template)

    assert (project / "app" / "main.py").exists()


def test_the_answers_file_remembers_every_answer_and_the_template(copy: Copy, template: Path) -> None:
    project, result = copy(template, database="postgresql")

    remembered = yaml.safe_load((project / ".copier-answers.yml").read_text(encoding="utf-8"))
    assert remembered == result.answers | {"_src_path": str(template)}
    assert remembered["database"] == "postgresql"


def test_the_slug_follows_the_name(copy: Copy, template: Path) -> None:
    _, result = copy(template, project_name="Bücher & Käufe")

    assert result.answers["project_slug"] == "bucher-kaufe"


@pytest.mark.parametrize("slug", ["Order", "1abc", "a--b", "../x", "fastapi", "con", "a b", "-rf", "x" * 51, "проект"])
def test_a_slug_that_some_system_refuses_is_refused_before_a_file_is_written(
    slug: str, template: Path, tmp_path: Path
) -> None:
    refused = copier("copy", "--trust", "--defaults", f"--data=project_slug={slug}", template, "new", cwd=tmp_path)

    assert refused.returncode == 1
    assert "Validation error for question 'project_slug'" in refused.stderr
    assert not (tmp_path / "new").exists()


def test_a_value_out_of_the_choices_is_refused(template: Path, tmp_path: Path) -> None:
    refused = copier("copy", "--trust", "--defaults", "--data=database=oracle", template, "new", cwd=tmp_path)

    assert refused.returncode == 1
    assert "oracle" in refused.stderr


def test_it_says_what_to_do_next(template: Path, tmp_path: Path) -> None:
    copied = copier("copy", "--trust", "--defaults", template, "new", cwd=tmp_path)

    assert copied.returncode == 0
    assert re.search(r"My Service is in .*new.*make install.*make dev", copied.stderr, re.DOTALL)


def test_it_needs_to_be_trusted(template: Path, tmp_path: Path) -> None:
    refused = copier("copy", "--defaults", template, "new", cwd=tmp_path)

    assert refused.returncode == 4
    assert "jinja_extensions" in refused.stderr
    assert not (tmp_path / "new").exists()


def test_it_runs_no_tasks_and_one_script_between_versions() -> None:
    settings = yaml.safe_load((ROOT / "copier.yml").read_text(encoding="utf-8").split("\n---")[0])
    (migration,) = settings["_migrations"]

    assert "_tasks" not in settings
    assert migration["when"] == "{{ _stage == 'after' and _version_from != _version_to }}"
    assert migration["command"][1:] == ["{{ _copier_conf.src_path }}/migrations/run.py"]


def test_it_asks_for_the_copier_that_it_is_installed_with() -> None:
    settings = yaml.safe_load((ROOT / "copier.yml").read_text(encoding="utf-8").split("\n---")[0])

    assert f'"copier>={settings["_min_copier_version"].removesuffix(".0")},' in (ROOT / "pyproject.toml").read_text(
        encoding="utf-8"
    )


def test_that_copier_has_the_fixes_of_2026() -> None:
    settings = yaml.safe_load((ROOT / "copier.yml").read_text(encoding="utf-8").split("\n---")[0])

    assert Version(settings["_min_copier_version"]) >= Version("9.17.2")


def test_an_older_copier_is_refused(template: Path, tmp_path: Path) -> None:
    newer = shutil.copytree(template, tmp_path / "newer")
    text = (newer / "copier.yml").read_text(encoding="utf-8")
    (newer / "copier.yml").write_text(MINIMUM.sub('_min_copier_version: "99.0.0"', text), encoding="utf-8")

    refused = copier("copy", "--trust", "--defaults", newer, "new", cwd=tmp_path)

    assert refused.returncode != 0
    assert "requires Copier" in refused.stderr or "99.0.0" in refused.stderr
    assert not (tmp_path / "new").exists()


def test_an_update_keeps_an_edit_and_brings_what_is_new(copie: Copie, copy: Copy, tmp_path: Path) -> None:
    repository = tmp_path / "repository"
    clone_work_tree(repository)
    project, result = copy(repository)
    commit_all(project, "Render")
    with (project / "README.md").open("a", encoding="utf-8") as readme:
        readme.write("\nOurs.\n")
    commit_all(project, "Edit")
    (repository / "template" / "NEW.md").write_text("Theirs.\n", encoding="utf-8")
    commit_all(repository, "Release")

    updated = copie.update(result)

    assert updated.exception is None
    assert (project / "README.md").read_text(encoding="utf-8").endswith("\nOurs.\n")
    assert "NEW.md" in files(project)
