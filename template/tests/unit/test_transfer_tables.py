"""Tables and their rows."""

import pytest
from sqlalchemy import Column, Computed, ForeignKey, Integer, MetaData, PickleType, Table

from app.db.transfer.errors import TransferError
from app.db.transfer.tables import TransferredTable


def test_what_the_database_computes_is_left_to_it() -> None:
    table = Table("sample", MetaData(), Column("id", Integer), Column("double", Integer, Computed("id * 2")))

    assert TransferredTable.of(table).encode([1]) == {"id": 1}


def test_a_value_that_does_not_fit_is_told_with_its_table() -> None:
    table = Table("sample", MetaData(), Column("anything", PickleType))

    with pytest.raises(TransferError, match=r"^table sample: a value of the type list"):
        TransferredTable.of(table).encode([[1]])


def test_a_row_that_can_not_be_found_again_is_inserted_as_it_is() -> None:
    table = Table(
        "sample", MetaData(), Column("id", Integer, unique=True), Column("parent_id", ForeignKey("sample.id"))
    )

    assert TransferredTable.of(table).later == frozenset()
