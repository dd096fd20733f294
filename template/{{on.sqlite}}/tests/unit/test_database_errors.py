"""What errors of the database mean."""

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError

from app.db.errors import is_unavailable, violated_constraint


@pytest.mark.parametrize(
    ("reason", "unavailable"),
    [("database is locked", True), ("unable to open database file", True), ("no such table: item", False)],
)
def test_a_file_that_can_not_be_reached_is_unavailable(reason: str, *, unavailable: bool) -> None:
    error = DBAPIError("SELECT 1", {}, Exception(reason))

    assert is_unavailable(error) is unavailable


@pytest.mark.parametrize(
    ("reason", "name"),
    [
        ("UNIQUE constraint failed: user.email", "uq_user_email"),
        ("UNIQUE constraint failed: tag.owner_id, tag.name", "uq_tag_owner_id_name"),
        ("NOT NULL constraint failed: item.title", None),
        ("FOREIGN KEY constraint failed", None),
    ],
)
def test_a_unique_constraint_is_told_by_its_name(reason: str, name: str | None) -> None:
    error = IntegrityError("INSERT", {}, Exception(reason))

    assert violated_constraint(error) == name
