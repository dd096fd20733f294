"""The order of identifiers."""

from app.core.identifiers import new_id


def test_ids_sort_by_the_time_they_were_made_at() -> None:
    ids = [new_id() for _ in range(1000)]

    assert sorted(ids) == ids
