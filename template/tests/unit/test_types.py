"""Column types."""

from datetime import UTC, datetime

import pytest
from sqlalchemy.engine.default import DefaultDialect

from app.db.types import UtcDateTime

MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
DIALECT = DefaultDialect()


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        UtcDateTime().process_bind_param(MOMENT.replace(tzinfo=None), DIALECT)


@pytest.mark.parametrize("stored", [MOMENT, MOMENT.replace(tzinfo=None)])
def test_a_stored_time_comes_back_in_utc(stored: datetime) -> None:
    assert UtcDateTime().process_result_value(stored, DIALECT) == MOMENT


def test_no_time_stays_no_time() -> None:
    column = UtcDateTime()

    assert column.process_bind_param(None, DIALECT) is None
    assert column.process_result_value(None, DIALECT) is None
