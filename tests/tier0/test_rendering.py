"""What a rendered service is made of, in every variant."""

from pathlib import Path
from tempfile import TemporaryDirectory

from support.rendering import render
from support.trees import fingerprints
from support.variants import Variant


def test_a_second_render_gives_the_same_bytes_and_modes(
    variant: Variant, project: Path, template: Path, memory: Path
) -> None:
    with TemporaryDirectory(dir=memory) as folder:
        render(template, Path(folder, "again"), variant.data)

        assert fingerprints(Path(folder, "again")) == fingerprints(project)


def test_no_folder_is_empty(project: Path) -> None:
    empty = [path for path in project.rglob("*") if path.is_dir() and not any(path.iterdir())]

    assert empty == []


def test_no_environment_file_is_rendered(project: Path) -> None:
    assert not (project / ".env").exists()


def test_git_and_docker_leave_an_environment_file_out(project: Path) -> None:
    by_git, by_docker = (
        (project / name).read_text(encoding="utf-8").splitlines() for name in (".gitignore", ".dockerignore")
    )

    assert ".env" in by_git
    assert by_docker[0] == "*"
    assert [line for line in (*by_git, *by_docker) if line.startswith("!") and ".env" in line] == []
