"""The file that data is carried in."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.db.transfer.errors import TransferError
from app.db.transfer.file import END, Header, new_file, open_data_file, write_lines

HEADER = Header(revisions=frozenset({"0001"}), rows={"item": 1})
ROW = {"table": "item", "row": {"title": "a\nb\u2028c\N{GRINNING FACE}"}}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file will lie."""
    return tmp_path / "data.jsonl"


@pytest.fixture
def write(path: Path) -> Callable[..., None]:
    """Writes a file of lines below the header."""

    def write(*lines: dict[str, object]) -> None:
        with new_file(path) as file:
            write_lines(file, [HEADER.model_dump(mode="json"), *lines])

    return write


@pytest.fixture
def open_mask() -> Iterator[None]:
    """A process that leaves new files open to everybody."""
    before = os.umask(0)
    yield
    os.umask(before)


def test_what_was_written_is_read(path: Path, write: Callable[..., None]) -> None:
    write(ROW, END)

    with open_data_file(path) as file:
        assert file.header() == HEADER
        assert list(file.rows()) == list(file.rows()) == [("item", ROW["row"])]


@pytest.mark.usefixtures("open_mask")
def test_its_owner_alone_can_read_it(path: Path, write: Callable[..., None]) -> None:
    write()

    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_exists_is_left_as_it_is(path: Path, write: Callable[..., None]) -> None:
    path.write_text("mine", encoding="utf-8")

    with pytest.raises(FileExistsError):
        write()

    assert path.read_text(encoding="utf-8") == "mine"


def test_nothing_is_left_of_a_file_that_was_given_up(path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), new_file(path):
        raise KeyboardInterrupt

    assert not path.exists()


def test_a_file_without_an_end_is_cut(path: Path, write: Callable[..., None]) -> None:
    write(ROW)

    with open_data_file(path) as file, pytest.raises(TransferError, match="cut"):
        list(file.rows())


@pytest.mark.parametrize("lines", [(END, ROW), (END, END), ({"table": "item"}, END)])
def test_a_line_in_the_wrong_place_is_told_by_its_number(
    path: Path, write: Callable[..., None], lines: tuple[dict[str, object], ...]
) -> None:
    write(*lines)

    with open_data_file(path) as file, pytest.raises(TransferError, match=r"line \d of the file is damaged"):
        list(file.rows())


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[]\n", b'{"format": 2, "revisions": ["1"], "rows": {}}\n'])
def test_a_header_that_is_not_known_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)

    with open_data_file(path) as file, pytest.raises(TransferError, match="no header"):
        file.header()
