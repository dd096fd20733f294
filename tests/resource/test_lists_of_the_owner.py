"""Lists that the owner of a service has edited, and that a resource is added to."""

import pytest

from copier_fastapi.resource.registries import with_import
from copier_fastapi.resource.tuples import with_entries, with_name


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ROUTERS = ()\n", "ROUTERS = (new,)\n"),
        ("ROUTERS = (own,)\n", "ROUTERS = (\n    own,\n    new,\n)\n"),
        ("ROUTERS = own, other\n", "ROUTERS = (\n    own,\n    other,\n    new,\n)\n"),
        ("ROUTERS = (\n    own,\n)\n", "ROUTERS = (\n    own,\n    new,\n)\n"),
        ("ROUTERS = (own,\n    other  # first, last\n)\n", "ROUTERS = (own,\n    other,  # first, last\n    new,\n)\n"),
        ("ROUTERS = (own,\n    other)\n", "ROUTERS = (own,\n    other,\n    new,\n)\n"),
        ("ROUTERS = (\n    # none yet\n)\n", "ROUTERS = (\n    # none yet\n    new,\n)\n"),
    ],
)
def test_an_entry_is_added_however_the_list_is_written(before: str, after: str) -> None:
    assert with_entries(before, "ROUTERS", ["new"]) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('NAMES = ("Item", "User")\n', 'NAMES = (\n    "Item",\n    "Order",\n    "User",\n)\n'),
        ('NAMES = (\n    "Item",\n    "User"\n)\n', 'NAMES = (\n    "Item",\n    "Order",\n    "User",\n)\n'),
        ("NAMES = (\n    'Item',\n    'User',\n)\n", "NAMES = (\n    'Item',\n    'User',\n    \"Order\",\n)\n"),
    ],
)
def test_no_name_is_lost(before: str, after: str) -> None:
    assert with_name(before, "NAMES", "Order") == after


def test_what_the_owner_has_renamed_keeps_its_name() -> None:
    before = "from app.api.routes import items as own_items\n"

    after = with_import(before, "app.api.routes", "orders")

    assert after == f"{before}from app.api.routes import orders\n"
