"""The migrations of a release, and whether a schema has them."""

from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from app.db.schema import Revisions, own_revisions

MIGRATION = '''"""A migration."""

revision: str = "{revision}"
down_revision: str | tuple[str, ...] | None = {down_revision!r}
branch_labels = None
'''


@pytest.fixture
def merged(tmp_path: Path) -> Revisions:
    """Two branches that were merged."""
    links: dict[str, str | tuple[str, ...] | None] = {"a": None, "b": "a", "c": "a", "d": ("b", "c")}
    for revision, down_revision in links.items():
        text = MIGRATION.format(revision=revision, down_revision=down_revision)
        (tmp_path / f"{revision}.py").write_text(text, encoding="utf-8")
    return Revisions.read(tmp_path)


def test_the_migrations_are_those_that_alembic_finds() -> None:
    script = ScriptDirectory.from_config(Config("alembic.ini"))

    assert own_revisions().wanted == frozenset(script.get_heads())
    assert own_revisions().known == {each.revision for each in script.walk_revisions()}


def test_a_merge_follows_all_of_its_parents(merged: Revisions) -> None:
    assert merged.known == {"a", "b", "c", "d"}
    assert merged.wanted == {"d"}


@pytest.mark.parametrize(
    ("current", "enough"),
    [
        (frozenset(), False),
        (frozenset({"a"}), False),
        (frozenset({"b", "c"}), False),
        (frozenset({"d"}), True),
        (frozenset({"e"}), True),
    ],
)
def test_a_schema_is_good_enough_unless_it_is_behind(
    merged: Revisions, current: frozenset[str], *, enough: bool
) -> None:
    assert merged.satisfied_by(current) is enough


def test_a_migration_need_not_be_typed(tmp_path: Path) -> None:
    (tmp_path / "plain.py").write_text('revision = "a"\ndown_revision = None\n', encoding="utf-8")

    assert Revisions.read(tmp_path).wanted == {"a"}


def test_a_module_that_is_no_migration_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "helpers.py").write_text("LIMITS = (int(10), 20)\n", encoding="utf-8")

    assert Revisions.read(tmp_path).known == frozenset()


def test_a_release_without_migrations_wants_nothing(tmp_path: Path) -> None:
    assert Revisions.read(tmp_path).satisfied_by(frozenset())
