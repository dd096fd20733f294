"""`python -m app export-data`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.core.config import Settings
from app.db.session import open_database
from app.db.transfer import exporting
from app.db.transfer.schema import describe
from app.models.item import Item
from tests.integration.data_transfer.contents import Run, content_of, items_of

pytestmark = pytest.mark.usefixtures("kept_logging")


def list_of(folder: Path) -> list[Path]:
    return list(folder.iterdir())


async def test_a_file_that_exists_is_left_as_it_is(exported: Path, committing_settings: Settings, run: Run) -> None:
    before = content_of(exported)

    result = await run(committing_settings, "export-data", str(exported))

    assert result.exit_code == 1
    assert str(result.exception) == f"Not exported: [Errno 17] File exists: '{exported}'"
    assert content_of(exported) == before


async def test_a_database_without_tables_is_not_exported(empty_target: Settings, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "data.jsonl"

    result = await run(empty_target, "export-data", str(path))

    assert result.exit_code == 1
    assert "run `python -m app migrate` first" in str(result.exception)
    assert list_of(tmp_path) == []


@pytest.mark.usefixtures("exported")
async def test_what_is_stored_meanwhile_is_not_exported(
    new_item: Callable[[str], Item],
    committing_settings: Settings,
    target: Settings,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "meanwhile.jsonl"

    async def describe_and_store(*arguments: Any) -> object:
        header = await describe(*arguments)
        async with open_database(committing_settings) as other, other.sessions.begin() as session:
            session.add(new_item("meanwhile"))
        return header

    monkeypatch.setattr(exporting, "describe", describe_and_store)

    results = [await run(committing_settings, "export-data", str(path)), await run(target, "import-data", str(path))]

    assert [result.exit_code for result in results] == [0, 0]
    assert [len(await items_of(settings)) for settings in (committing_settings, target)] == [3, 2]
