"""Settings from the environment."""

from pathlib import Path

import pytest

from app.core.config import Settings, SettingsError, get_settings, load_settings
from app.core.settings.lists import parse_list
from app.core.settings.misspelt import misspelt_variables
from app.core.settings.service import Environment

SENTINEL = "sentinel-that-nobody-may-see"


def test_development_needs_no_settings() -> None:
    settings = load_settings()

    assert settings.environment is Environment.DEVELOPMENT
    assert not settings.hardened
    assert settings.serves_docs


def test_all_wrong_variables_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ENVIRONMENT", "LOG_LEVEL", "MAX_BODY_BYTES", "DATABASE_URL", "ALLOWED_ORIGINS"):
        monkeypatch.setenv(name, SENTINEL)

    with pytest.raises(SettingsError) as error:
        load_settings()

    for name in ("ENVIRONMENT", "LOG_LEVEL", "MAX_BODY_BYTES", "DATABASE_URL", "ALLOWED_ORIGINS"):
        assert f"\n  {name}: " in str(error.value)


def test_no_value_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOG_LEVEL", "DATABASE_URL", "ALLOWED_ORIGINS"):
        monkeypatch.setenv(name, SENTINEL)

    with pytest.raises(SettingsError) as error:
        load_settings()

    assert SENTINEL not in str(error.value)
    assert error.value.__suppress_context__


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('["a.example", "b.example"]', ("a.example", "b.example")),
        ("a.example, b.example", ("a.example", "b.example")),
        ("a.example", ("a.example",)),
        ("a.example,,", ("a.example",)),
        ("[]", ()),
    ],
)
def test_a_list_is_written_as_json_or_with_commas(
    monkeypatch: pytest.MonkeyPatch, text: str, expected: tuple[str, ...]
) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", text)

    assert load_settings().allowed_hosts == expected


@pytest.mark.parametrize("text", ["[1]", "[", '["a"', '[{"a": 1}]'])
def test_a_list_that_is_no_list_of_texts_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_list(text)


def test_an_empty_variable_counts_as_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCS_ENABLED", "")
    monkeypatch.setenv("MAX_BODY_BYTES", "")

    settings = load_settings()

    assert settings.docs_enabled is None
    assert settings.max_body_bytes == 1_048_576


def test_an_environment_file_is_read_after_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("LOG_LEVEL=ERROR\nPROJECT_NAME=From the file\nSOMETHING_ELSE=1\n", encoding="utf-8")
    monkeypatch.setitem(Settings.model_config, "env_file", file)
    monkeypatch.setenv("LOG_LEVEL", "DEBUG")

    settings = load_settings()

    assert (settings.log_level, settings.project_name) == ("DEBUG", "From the file")


def test_settings_are_read_once(environment: pytest.MonkeyPatch) -> None:
    first = get_settings()
    environment.setenv("LOG_LEVEL", "ERROR")

    assert get_settings() is first


@pytest.mark.parametrize("environment", list(Environment))
def test_the_documentation_is_closed_in_production_only(environment: Environment) -> None:
    settings = Settings.model_construct(environment=environment, docs_enabled=None)

    assert settings.serves_docs is (environment is not Environment.PRODUCTION)


@pytest.mark.parametrize("enabled", [True, False])
def test_the_documentation_can_be_opened_and_closed(*, enabled: bool) -> None:
    settings = Settings.model_construct(environment=Environment.PRODUCTION, docs_enabled=enabled)

    assert settings.serves_docs is enabled


def test_a_secret_is_not_part_of_the_text_of_settings() -> None:
    settings = load_settings()

    assert settings.database_url.get_secret_value() not in repr(settings)


def test_a_pattern_of_hosts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", "*.example.com")

    with pytest.raises(SettingsError, match="ALLOWED_HOSTS: name each host"):
        load_settings()


def test_a_variable_that_is_nearly_a_setting_is_told_without_its_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALOWED_HOSTS", SENTINEL)

    hints = load_settings().hints()

    assert "ALOWED_HOSTS is no setting: ALLOWED_HOSTS is the nearest one" in hints
    assert SENTINEL not in str(hints)


@pytest.mark.parametrize("name", ["TEST_DATABASE_URL", "DATABASE_URL", "DATABASE_URL_FILE", "database_url", "PATH"])
def test_a_variable_that_is_a_setting_or_far_from_one_is_no_mistake(name: str) -> None:
    assert misspelt_variables(Settings.model_fields, [name]) == []
