"""`python -m app secrets`."""

import stat
from pathlib import Path

import pytest

from app.core.config import load_settings
from app.core.settings.keys import Algorithm
from tests.command_line import run_command
from tests.keys import ASYMMETRIC


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder that the command runs in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_new_key_is_shown() -> None:
    keys = {run_command("secrets", "show").output for _ in range(2)}

    assert len(keys) == 2
    assert all(len(key.strip()) == 64 for key in keys)


@pytest.mark.parametrize("algorithm", ASYMMETRIC)
def test_a_new_pair_of_keys_is_one_that_the_settings_take(
    monkeypatch: pytest.MonkeyPatch, algorithm: Algorithm
) -> None:
    result = run_command("secrets", "keypair", "--algorithm", algorithm)

    private_line, public_line = result.output.splitlines()
    monkeypatch.setenv("ALGORITHM", algorithm)
    monkeypatch.setenv("SIGNING_KEY", private_line.removeprefix('SIGNING_KEY="').removesuffix('"'))
    monkeypatch.setenv("SIGNING_KEY_FALLBACKS", public_line.removeprefix("Public key: "))
    assert load_settings().algorithm is algorithm


def test_a_shared_secret_is_no_pair_of_keys() -> None:
    result = run_command("secrets", "keypair", "--algorithm", "HS256")

    assert "SECRET_KEY" in str(result.exception)


def test_a_new_key_is_written_for_its_owner_only(folder: Path) -> None:
    result = run_command("secrets", "init")

    file = folder / ".env"
    assert result.exit_code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    name, _, key = file.read_text(encoding="utf-8").strip().partition("=")
    assert (name, len(key)) == ("SECRET_KEY", 64)


def test_the_key_is_not_shown_when_it_is_written(folder: Path) -> None:
    result = run_command("secrets", "init")

    key = (folder / ".env").read_text(encoding="utf-8").strip().partition("=")[2]
    assert key not in result.output


def test_an_existing_file_is_left_alone(folder: Path) -> None:
    (folder / ".env").write_text("SECRET_KEY=mine\n", encoding="utf-8")

    result = run_command("secrets", "init")

    assert result.exit_code == 1
    assert (folder / ".env").read_text(encoding="utf-8") == "SECRET_KEY=mine\n"
