"""Where the template is taken from."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from copier_fastapi.cli.failures import CommandError
from copier_fastapi.cli.template_source import TemplateSource, lasting_address, recorded_source
from support.repository import git

Run = Callable[..., subprocess.CompletedProcess[str]]
Record = Callable[[dict[str, object]], None]


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """Writes where the command was installed from."""

    def write(content: dict[str, object]) -> None:
        path = tmp_path / "installed/copier_fastapi-1.2.3.dist-info/direct_url.json"
        path.write_text(json.dumps(content), encoding="utf-8")

    return write


def source_of(service: Path) -> str:
    """Read where a service says its template is."""
    answers = yaml.safe_load((service / ".copier-answers.yml").read_text(encoding="utf-8"))
    return f"{answers['_src_path']}@{answers['_commit']}"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("gh:owner/name", "gh:owner/name"),
        ("git@example.com:owner/name", "git@example.com:owner/name"),
        ("deploy@example.com:owner/name", "git+deploy@example.com:owner/name"),
        ("https://github.com/owner/name", "https://github.com/owner/name"),
        ("https://example.com/owner/name.git", "https://example.com/owner/name.git"),
        ("https://example.com/owner/name", "git+https://example.com/owner/name"),
        ("ssh://git@example.com/owner/name", "git+ssh://git@example.com/owner/name"),
        ("git+https://example.com/owner/name", "git+https://example.com/owner/name"),
    ],
)
def test_an_address_is_written_so_that_copier_knows_it_for_git(text: str, address: str) -> None:
    assert lasting_address(text) == address


@pytest.mark.parametrize(
    "text",
    ["https://user:secret@example.com/x.git", "https://token@example.com/x", "git+ssh://git:secret@example.com/x"],
)
def test_an_address_with_a_secret_is_refused(text: str) -> None:
    with pytest.raises(CommandError, match="credentials") as caught:
        lasting_address(text)

    assert "secret" not in str(caught.value)


def test_a_relative_path_becomes_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "toy").mkdir()

    assert lasting_address("toy") == str(tmp_path / "toy")


def test_an_archive_holds_no_template() -> None:
    assert recorded_source({"url": "https://example.com/copier_fastapi.whl", "archive_info": {}}) is None


def test_a_command_from_git_takes_the_template_at_its_own_revision() -> None:
    record = {"url": "https://example.com/x", "vcs_info": {"vcs": "git", "requested_revision": "v1", "commit_id": "0"}}

    assert recorded_source(record) == TemplateSource("git+https://example.com/x", "v1")


def test_without_a_source_it_asks_for_one_and_has_no_default(run: Run, place: Path) -> None:
    done = run("new", "svc", "--defaults")

    assert done.returncode == 1
    assert "Pass --template" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert list(place.iterdir()) == []


def test_the_environment_names_a_template(run: Run, toy: Path, place: Path) -> None:
    done = run("new", "svc", "--defaults", "--no-git", "--no-lock", COPIER_FASTAPI_TEMPLATE=str(toy))

    assert done.returncode == 0, done.stderr
    assert source_of(place / "svc") == f"{toy}@v1.0.0"


def test_a_command_from_a_directory_takes_the_template_there(run: Run, toy: Path, place: Path, record: Record) -> None:
    record({"url": toy.as_uri(), "dir_info": {"editable": True}})

    done = run("new", "svc", "--defaults", "--no-git", "--no-lock")

    assert done.returncode == 0, done.stderr
    assert source_of(place / "svc") == f"{toy}@v1.0.0"


def test_a_command_from_git_renders_and_updates_from_there(
    run: Run, toy: Path, place: Path, record: Record, tmp_path: Path
) -> None:
    record({"url": toy.as_uri(), "vcs_info": {"vcs": "git", "requested_revision": "v1.0.0", "commit_id": "0"}})
    cache = str(tmp_path / "cache")
    rendered = run("new", "svc", "--defaults", "--no-lock", COPIER_CACHE_DIR=cache)
    (toy / "template/added.txt").write_text("added\n", encoding="utf-8")
    git(toy, "add", "--all")
    git(toy, "commit", "--quiet", "--message", "More")
    git(toy, "tag", "v1.1.0")

    updated = run("update", "svc", "--defaults", COPIER_CACHE_DIR=cache)

    assert (rendered.returncode, updated.returncode) == (0, 0), rendered.stderr + updated.stderr
    assert (place / "svc/added.txt").is_file()
    assert source_of(place / "svc") == f"git+{toy.as_uri()}@v1.1.0"


def test_a_template_without_git_is_told_to_be_final(run: Run, toy: Path, place: Path) -> None:
    (toy / ".git").rename(toy / ".not-git")

    done = run("new", "svc", "--template", toy, "--defaults", "--no-git", "--no-lock")

    assert done.returncode == 0, done.stderr
    assert "can't be updated" in done.stderr
    assert (place / "svc/README.md").is_file()
