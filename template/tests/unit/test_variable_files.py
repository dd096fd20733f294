"""Settings in files that variables name."""

from pathlib import Path

import pytest

from app.core.config import Settings, SettingsError, load_settings

SENTINEL = "sentinel-that-nobody-may-see"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file with a secret, as an editor leaves it."""
    file = tmp_path / "secret"
    file.write_text(f"{SENTINEL}\n", encoding="utf-8")
    return file


def name() -> str:
    return load_settings().project_name


def test_a_setting_is_read_from_the_file_that_a_variable_names(monkeypatch: pytest.MonkeyPatch, secret: Path) -> None:
    monkeypatch.setenv("PROJECT_NAME_FILE", str(secret))

    assert name() == SENTINEL


def test_the_variable_itself_wins_over_the_file(monkeypatch: pytest.MonkeyPatch, secret: Path) -> None:
    monkeypatch.setenv("PROJECT_NAME_FILE", str(secret))
    monkeypatch.setenv("PROJECT_NAME", "from the variable")

    assert name() == "from the variable"


def test_the_file_wins_over_the_environment_file(monkeypatch: pytest.MonkeyPatch, secret: Path, tmp_path: Path) -> None:
    environment_file = tmp_path / ".env"
    environment_file.write_text("PROJECT_NAME=from the environment file\n", encoding="utf-8")
    monkeypatch.setitem(Settings.model_config, "env_file", environment_file)
    monkeypatch.setenv("PROJECT_NAME_FILE", str(secret))

    assert name() == SENTINEL


def test_a_list_and_a_number_can_lie_in_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, text in (("ALLOWED_HOSTS", '["a.example"]'), ("MAX_BODY_BYTES", "2048")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        monkeypatch.setenv(f"{name}_FILE", str(tmp_path / name))

    settings = load_settings()

    assert (settings.allowed_hosts, settings.max_body_bytes) == (("a.example",), 2048)


def test_an_empty_file_counts_as_absent(monkeypatch: pytest.MonkeyPatch, secret: Path) -> None:
    secret.write_text("\n", encoding="utf-8")
    monkeypatch.setenv("PROJECT_NAME_FILE", str(secret))

    assert name() == Settings.model_fields["project_name"].default


def test_all_files_that_can_not_be_read_are_named_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(b"\xff\xfe")
    monkeypatch.setenv("PROJECT_NAME_FILE", str(tmp_path / "binary"))
    monkeypatch.setenv("DATABASE_URL_FILE", str(tmp_path / "nowhere"))

    with pytest.raises(SettingsError) as error:
        load_settings()

    assert "\n  PROJECT_NAME_FILE: the file can't be read" in str(error.value)
    assert "\n  DATABASE_URL_FILE: the file can't be read" in str(error.value)
    assert str(tmp_path) not in str(error.value)


def test_a_value_that_can_not_be_used_is_not_printed(monkeypatch: pytest.MonkeyPatch, secret: Path) -> None:
    monkeypatch.setenv("DATABASE_URL_FILE", str(secret))

    with pytest.raises(SettingsError) as error:
        load_settings()

    assert "DATABASE_URL: " in str(error.value)
    assert SENTINEL not in str(error.value)


def test_a_file_that_can_not_be_read_hides_no_other_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PROJECT_NAME_FILE", str(tmp_path / "nowhere"))
    monkeypatch.setenv("LOG_LEVEL", "LOUD")

    with pytest.raises(SettingsError) as error:
        load_settings()

    assert "\n  PROJECT_NAME_FILE: the file can't be read" in str(error.value)
    assert "\n  LOG_LEVEL: " in str(error.value)


def test_the_environment_file_can_name_files_too(monkeypatch: pytest.MonkeyPatch, secret: Path, tmp_path: Path) -> None:
    environment_file = tmp_path / ".env"
    environment_file.write_text(f"PROJECT_NAME_FILE={secret}\n", encoding="utf-8")
    monkeypatch.setitem(Settings.model_config, "env_file", environment_file)

    assert name() == SENTINEL
