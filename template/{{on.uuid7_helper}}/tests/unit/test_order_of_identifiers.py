"""The order of identifiers."""

import time

import pytest

from app.core.identifiers import new_id


def test_ids_sort_by_the_millisecond_they_were_made_in(monkeypatch: pytest.MonkeyPatch) -> None:
    ids = []
    for milliseconds in (1, 2, 255, 256, 1_767_225_600_000, 2**48 - 1):
        monkeypatch.setattr(time, "time_ns", lambda now=milliseconds: now * 1_000_000)
        ids.append(new_id())

    assert sorted(ids) == ids


def test_an_id_begins_with_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: 0x017F22E279B0 * 1_000_000)

    assert str(new_id()).startswith("017f22e2-79b0-7")
