"""How a resource is called."""

import pytest

from copier_fastapi.resource.errors import ResourceError
from copier_fastapi.resource.names import Names


@pytest.mark.parametrize(
    ("name", "plural"),
    [
        ("order", "orders"),
        ("category", "categories"),
        ("day", "days"),
        ("box", "boxes"),
        ("address", "addresses"),
        ("analysis", "analyses"),
        ("status_of_work", "status_of_works"),
        ("sales_person", "sales_people"),
    ],
)
def test_the_plural_is_that_of_english(name: str, plural: str) -> None:
    assert Names.read(name, None).many == plural


@pytest.mark.parametrize("written", ["order_line", "order-line", "OrderLine", "orderLine"])
def test_a_name_may_be_written_as_one_is_used_to(written: str) -> None:
    names = Names.read(written, None)

    assert (names.one, names.type, names.path, names.plural) == (
        "order_line",
        "OrderLine",
        "order-lines",
        "order lines",
    )


def test_a_plural_may_be_given() -> None:
    assert Names.read("datum", "data_sheets").path == "data-sheets"


@pytest.mark.parametrize(
    ("name", "plural", "reason"),
    [
        ("", None, "is no name"),
        ("2nd", None, "is no name"),
        ("order line", None, "is no name"),
        ("../order", None, "is no name"),
        ("größe", None, "is no name"),
        ("class", None, "is a word of Python"),
        ("match", None, "is a word of Python"),
        ("user", None, "uses itself"),
        ("session", None, "uses itself"),
        ("testimonial", None, "uses itself"),
        ("name", None, "uses itself"),
        ("endpoint", None, "uses itself"),
        ("sequence", None, "uses itself"),
        ("property", None, "uses itself"),
        ("warning", None, "uses itself"),
        ("orders", None, "looks like a plural"),
        ("sheep", "sheep", "can't be the plural"),
        ("customer", "users", "can't be the plural"),
        ("doc", None, "can't be the plural"),
        ("demand", None, "can't be the plural"),
        ("a" * 25, None, "is too long"),
        ("one_of_all_the_many", None, "is too long"),
    ],
)
def test_a_name_that_would_not_do_is_refused(name: str, plural: str | None, reason: str) -> None:
    with pytest.raises(ResourceError, match=reason):
        Names.read(name, plural)
