"""What can't be added, and what is left of it: nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from copier_fastapi.resource.errors import ResourceError
from support.resources import add
from support.trees import fingerprints

MIGRATION = 'revision = "other"\ndown_revision = None\n'


@pytest.fixture
def before(service: Path) -> dict[str, str]:
    return fingerprints(service)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("item", "app/models/item.py is there already"),
        ("base", "uses itself"),
        ("rate_limit", "app/models/rate_limit.py is there already"),
        ("login", "app/schemas/login.py is there already"),
    ],
)
def test_nothing_is_overwritten(service: Path, before: dict[str, str], name: str, reason: str) -> None:
    with pytest.raises(ResourceError, match=reason):
        add(service, name, "title:text")

    assert fingerprints(service) == before


def test_a_resource_is_added_once(service: Path) -> None:
    add(service, "order", "title:text")
    before = fingerprints(service)

    with pytest.raises(ResourceError, match="is there already"):
        add(service, "order", "title:text")

    assert fingerprints(service) == before


@pytest.mark.parametrize(
    ("path", "text", "reason"),
    [
        ("app/core/scopes.py", "ALL = ()\n", "it has no line .# The service's own scopes"),
        ("app/api/v2/own_routers.py", "ROUTERS = []\n", "ROUTERS is no tuple any more"),
        ("app/models/own_models.py", "def (\n", "can't be read"),
        ("migrations/versions/other.py", MIGRATION, "2 last migrations"),
        ("migrations/versions/other.py", "def (\n", "can't be read"),
    ],
)
def test_a_service_that_can_not_be_added_to_is_left_alone(service: Path, path: str, text: str, reason: str) -> None:
    (service / path).write_text(text, encoding="utf-8")
    before = fingerprints(service)

    with pytest.raises(ResourceError, match=reason):
        add(service, "order", "title:text")

    assert fingerprints(service) == before


@pytest.mark.parametrize("field", ["meter_read", "meter_create", "meter_list_query"])
def test_a_field_may_not_be_called_as_a_schema(service: Path, before: dict[str, str], field: str) -> None:
    with pytest.raises(ResourceError, match="is how a schema of meters is called"):
        add(service, "meter", f"{field}:int")

    assert fingerprints(service) == before


def test_a_service_without_migrations_has_none_to_follow(service: Path) -> None:
    for migration in service.glob("migrations/versions/*.py"):
        migration.unlink()

    with pytest.raises(ResourceError, match="migrations/versions has no migration"):
        add(service, "order", "title:text")


def test_what_fails_half_way_is_taken_back(
    service: Path, before: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_at(monkeypatch, "own_routers.py")

    with pytest.raises(OSError, match="No space left"):
        add(service, "order", "title:text")

    assert fingerprints(service) == before


def fail_at(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let the disk be full when a text is written to a file of this name."""
    write: Callable[..., int] = Path.write_text

    def write_until(path: Path, *arguments: object, **options: object) -> int:
        if path.name == name:
            raise OSError(28, "No space left on device")
        return write(path, *arguments, **options)

    monkeypatch.setattr(Path, "write_text", write_until)
