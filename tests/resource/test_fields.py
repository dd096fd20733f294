"""Fields as they are typed."""

import pytest

from copier_fastapi.resource.errors import ResourceError
from copier_fastapi.resource.fields import read_fields
from support.resources import ALL_TYPES


def test_a_field_has_a_name_a_type_and_may_be_optional() -> None:
    title, due = read_fields(["title:str(255)", "due:datetime?"], users=False).plain

    assert (title.name, title.kind.length, title.annotation) == ("title", 255, "str")
    assert (due.name, due.optional, due.annotation) == ("due", True, "datetime | None")


def test_every_type_is_known() -> None:
    assert len(read_fields(ALL_TYPES, users=False).plain) == len(ALL_TYPES)


def test_a_row_may_belong_to_a_user() -> None:
    assert read_fields(["title:text", "author:user"], users=True).owner == "author"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ([], "needs a field"),
        (["owner:user"], "needs a field beside its owner"),
        (["title"], "is no field"),
        ([":text"], "is no field"),
        (["title:"], "is no field"),
        (["title:string"], "is no type of a field"),
        (["title:str"], "is no type of a field"),
        (["title:str(0)"], "is not possible"),
        (["title:str(4097)"], "is not possible"),
        (["title:str(9999999)"], "is no type of a field"),
        (["price:decimal(19,2)"], "is not possible"),
        (["price:decimal(2,2)"], "is not possible"),
        (["price:decimal(5,0)"], "one after it"),
        (["a:str(4096)", "b:str(4096)", "c:str(4096)", "d:str(4096)"], "longer than"),
        (["a:text", "a:int"], "is there twice"),
        (["owner:user", "owner:text"], "is there twice"),
        (["customer:user", "customer_id:uuid"], "is there twice"),
        (["id:int"], "use themselves"),
        (["created_at:datetime"], "use themselves"),
        (["metadata:text"], "use themselves"),
        (["json:text"], "use themselves"),
        (["date:date"], "use themselves"),
        (["field:text"], "use themselves"),
        (["model_name:text"], "use themselves"),
        (["class:text"], "is a word of Python"),
        (["due date:date"], "is no name"),
        (["a:text", "owner:user?"], "whoever creates a row owns it"),
        (["a:text", "owner:user", "author:user"], "belongs to one"),
    ],
)
def test_a_field_that_would_not_do_is_refused(fields: list[str], reason: str) -> None:
    with pytest.raises(ResourceError, match=reason):
        read_fields(fields, users=True)


def test_there_is_no_owner_where_there_are_no_users() -> None:
    with pytest.raises(ResourceError, match="this service has no users"):
        read_fields(["title:text", "owner:user"], users=False)
