"""The file: JSON Lines, which are a header, a line a row, and a line that marks the end."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from pydantic import BaseModel, ValidationError

from app.db.transfer.errors import TransferError

FORMAT: Literal[1] = 1
END = {"end": True}

type Row = tuple[str, dict[str, object]]


class Header(BaseModel):
    """What the file holds: the revisions of the schema, and how many rows of each table."""

    format: Literal[1] = FORMAT
    revisions: frozenset[str]
    rows: dict[str, int]


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file that is read, from its beginning as often as needed."""

    file: BinaryIO

    def header(self) -> Header:
        """Read what the file says about itself.

        Raises:
            TransferError: it was not written by `export-data`, or by one of another release.
        """
        self.file.seek(0)
        try:
            return Header.model_validate_json(self.file.readline(), strict=True)
        except ValidationError:
            raise TransferError("the file has no header that this release knows: export the data again") from None

    def rows(self) -> Iterator[Row]:
        """Read the rows, each with the name of its table.

        Raises:
            TransferError: the file is cut or damaged.
        """
        self.header()
        ended = False
        for number, line in enumerate(self.file, start=2):
            match parse(line):
                case {"table": str(table), "row": dict(row)} if not ended:
                    yield table, row
                case {"end": True} if not ended:
                    ended = True
                case _:
                    raise TransferError(f"line {number} of the file is damaged: copy or export it again")
        if not ended:
            raise TransferError("the file is cut: copy or export it again")


def parse(line: bytes) -> object:
    """Read a line; one that is no JSON gives nothing."""
    try:
        return json.loads(line)
    except ValueError:
        return None


@contextmanager
def open_data_file(path: Path) -> Iterator[DataFile]:
    """Open a file that was written by `export-data`."""
    with path.open("rb") as file:
        yield DataFile(file)


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """Make a file that its owner alone can read; it goes again where anything fails.

    Raises:
        FileExistsError: there is one already.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode=0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(descriptor)
    except BaseException:
        path.unlink()
        raise


def write_lines(file: BinaryIO, lines: Iterable[Mapping[str, object]]) -> None:
    """Write lines of JSON."""
    file.writelines(json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in lines)
