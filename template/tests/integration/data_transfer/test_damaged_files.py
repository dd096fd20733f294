"""Files that `python -m app import-data` refuses."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.config import Settings
from tests.integration.data_transfer.contents import Line, Run, lines_of, rows_of, write_lines

pytestmark = pytest.mark.usefixtures("kept_logging")

ABSENT = "ffffffff-ffff-7fff-bfff-ffffffffffff"

type Change = Callable[[list[Line]], list[Line]]


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-30])


def with_row(lines: list[Line], **values: object) -> list[Line]:
    *others, item, end = lines
    return [*others, item | {"row": item["row"] | values}, end]


CHANGES: dict[str, tuple[Change, str]] = {
    "of an unknown format": (lambda lines: [lines[0] | {"format": 2}, *lines[1:]], "no header that this release knows"),
    "of another revision": (lambda lines: [lines[0] | {"revisions": ["9999"]}, *lines[1:]], "revision 9999"),
    "of other tables": (lambda lines: [lines[0] | {"rows": {"other": 1}}, *lines[1:]], "other tables"),
    "without its end": (lambda lines: lines[:-1], "the file is cut"),
    "with a row less": (lambda lines: [*lines[:-2], lines[-1]], "not hold as many rows"),
    "with a row more": (lambda lines: with_row([*lines[:-1], *lines[-2:]], id=ABSENT), "not hold as many rows"),
    "with a row twice": (lambda lines: [*lines[:-1], *lines[-2:]], "Not imported: "),
    "with another column": (lambda lines: with_row(lines, other=1), "other columns"),
    "with a damaged value": (lambda lines: with_row(lines, created_at="yesterday"), "a value is damaged"),
    "with a row of an unknown table": (
        lambda lines: [*lines[:-1], {"table": "other", "row": {}}, lines[-1]],
        "which is no table",
    ),
}


@pytest.mark.parametrize("kind", CHANGES)
async def test_a_file_is_refused_and_nothing_of_it_imported(
    kind: str, exported: Path, target: Settings, run: Run
) -> None:
    change, message = CHANGES[kind]
    write_lines(exported, change(lines_of(exported)))

    result = await run(target, "import-data", str(exported))

    assert result.exit_code == 1
    assert message in str(result.exception)
    assert len(str(result.exception).splitlines()) == 1
    assert await rows_of(target) == 0


async def test_a_file_that_was_cut_within_a_line_is_refused(exported: Path, target: Settings, run: Run) -> None:
    cut(exported)

    result = await run(target, "import-data", str(exported))

    assert result.exit_code == 1
    assert "of the file is damaged" in str(result.exception)
    assert await rows_of(target) == 0
