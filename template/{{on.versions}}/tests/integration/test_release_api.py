"""`python -m app release-api`."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from app.api.documentation_versions import NAMES
from app.api.releases import Releases, State
from tests.command_line import run_command

Release = Callable[[str], Result]


@pytest.fixture
def release(environment: pytest.MonkeyPatch, tmp_path: Path) -> Release:
    """Runs the command in a folder in which every version is a draft."""
    listed = ", ".join(f'"{name}": "draft"' for name in NAMES)
    (tmp_path / "api").mkdir()
    (tmp_path / "api" / "versions.json").write_text(f"{{{listed}}}")
    environment.chdir(tmp_path)
    return lambda name: run_command("release-api", name)


@pytest.mark.parametrize("name", NAMES)
def test_a_version_is_released_with_its_document(release: Release, name: str) -> None:
    result = release(name)

    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(f"Released {name}. Commit ")
    assert Releases().listed() == {other: State.RELEASED if other == name else State.DRAFT for other in NAMES}
    assert f'"version": "{name}"' in Releases().document(name).read_text()


def test_a_version_can_be_released_again(release: Release) -> None:
    codes = [release(NAMES[0]).exit_code for _ in range(2)]

    assert codes == [0, 0]


def test_a_version_that_does_not_exist_is_refused_with_those_that_do(release: Release) -> None:
    result = release("nothing")

    assert result.exit_code == 1
    assert result.output == f"There is no version nothing. There are {', '.join(NAMES)}.\n"


def test_a_folder_that_lists_no_versions_is_told(release: Release) -> None:
    Releases().states.unlink()

    result = release(NAMES[0])

    assert result.exit_code == 1
    assert result.output.startswith("Not released. ")
