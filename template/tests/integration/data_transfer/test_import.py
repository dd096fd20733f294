"""`python -m app import-data`, and what was exported before."""

from asyncio.subprocess import PIPE
from pathlib import Path

import pytest

from app.core.config import Settings
from app.models.item import Item
from tests.databases import UNREACHABLE_URL
from tests.integration.data_transfer.contents import Run, content_of, items_of, rows_of
from tests.served import running

pytestmark = pytest.mark.usefixtures("kept_logging")


async def test_data_arrives_as_it_was(stored: list[Item], exported: Path, target: Settings, run: Run) -> None:
    result = await run(target, "import-data", str(exported))

    arrived = await items_of(target)
    assert result.exit_code == 0, result.exception
    assert [(item.id, item.title, item.description) for item in arrived] == [
        (item.id, item.title, item.description) for item in stored
    ]
    assert [(item.created_at, item.updated_at) for item in arrived] == [
        (item.created_at, item.updated_at) for item in stored
    ]


async def test_an_export_of_an_import_is_the_same_file(exported: Path, target: Settings, run: Run) -> None:
    again = exported.with_name("again.jsonl")

    results = [await run(target, "import-data", str(exported)), await run(target, "export-data", str(again))]

    assert [result.exit_code for result in results] == [0, 0]
    assert content_of(again) == content_of(exported)


@pytest.mark.usefixtures("stored")
async def test_the_rows_of_each_table_are_told(
    committing_settings: Settings, target: Settings, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "data.jsonl"
    rows = await rows_of(committing_settings)

    there = await run(committing_settings, "export-data", str(path))
    here = await run(target, "import-data", str(path))

    assert there.stdout.startswith(f"Exported {rows} rows to {path}: ")
    assert here.stdout.startswith(f"Imported {rows} rows from {path}: ")
    assert "item 2" in there.stdout
    assert "item 2" in here.stdout


async def test_a_file_that_is_not_there_is_told(target: Settings, run: Run, tmp_path: Path) -> None:
    result = await run(target, "import-data", str(tmp_path / "nowhere"))

    assert result.exit_code == 1
    assert "No such file or directory" in str(result.exception)


async def test_a_database_with_rows_is_left_as_it_is(exported: Path, target: Settings, run: Run) -> None:
    first = await run(target, "import-data", str(exported))
    rows = await rows_of(target)

    again = await run(target, "import-data", str(exported))

    assert (first.exit_code, again.exit_code) == (0, 1)
    assert "holds rows: import into a new database" in str(again.exception)
    assert await rows_of(target) == rows


async def test_a_database_without_tables_is_not_filled(exported: Path, empty_target: Settings, run: Run) -> None:
    result = await run(empty_target, "import-data", str(exported))

    assert result.exit_code == 1
    assert "run `python -m app migrate` first" in str(result.exception)


@pytest.mark.parametrize("command", ["export-data", "import-data"])
async def test_a_database_that_is_away_is_told_in_one_line(command: str, exported: Path, tmp_path: Path) -> None:
    path = {"export-data": tmp_path / "new.jsonl", "import-data": exported}[command]

    async with running(command, str(path), stderr=PIPE, DATABASE_URL=UNREACHABLE_URL) as process:
        output, errors = await process.communicate()

    assert (process.returncode, output) == (1, b"")
    assert errors.startswith((b"Not exported: ", b"Not imported: "))
    assert len(errors.splitlines()) == 1
