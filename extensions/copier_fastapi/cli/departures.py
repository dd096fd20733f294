"""Which files of a service are no longer what its template rendered from its answers."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..own_lines import without_own_lines
from .copier_session import worker
from .recorded import ANSWERS_FILE, Recorded
from .staging import staging

# Files of this folder are the owner's from the first day on.
OWNED = "migrations/versions/"


@dataclass(frozen=True, slots=True)
class Departure:
    """A file that was changed or removed since it was rendered, and whether it was meant for that."""

    path: str
    owned: bool


def departures(directory: Path, recorded: Recorded) -> list[Departure]:
    """List the departures of a service, by rendering it once more aside; what the owner has added is none.

    Raises:
        CommandError: the template can't be used.
    """
    with (
        staging(Path(tempfile.gettempdir()), "rendered") as aside,
        worker(
            src_path=recorded.source,
            vcs_ref=recorded.version,
            # The last part of the path is the one of the service, as templates can print it.
            dst_path=aside / directory.name,
            answers=recorded.answers,
            defaults=True,
        ) as copier,
    ):
        copier.run_copy()
        return differences(copier.match_skip, aside / directory.name, directory)


def differences(written_once: Callable[[Path], bool], rendered: Path, directory: Path) -> list[Departure]:
    """Compare each rendered file with that of the service, where some are written once and then the owner's."""
    names = sorted(path.relative_to(rendered).as_posix() for path in rendered.rglob("*") if path.is_file())
    return [
        Departure(
            name,
            name.startswith(OWNED)
            or written_once(Path(name))
            or only_own_lines_differ(rendered / name, directory / name),
        )
        for name in names
        if name != ANSWERS_FILE and differs(rendered / name, directory / name)
    ]


def differs(rendered: Path, file: Path) -> bool:
    """Tell whether a file of the service is another than the rendered one, or is missing."""
    return not file.is_file() or file.read_bytes() != rendered.read_bytes()


def only_own_lines_differ(rendered: Path, file: Path) -> bool:
    """Tell whether a file is as it was rendered but for lines that its owner has added at the places for them."""
    if not file.is_file():
        return False
    theirs, ours = (path.read_text(encoding="utf-8", errors="surrogateescape") for path in (rendered, file))
    return without_own_lines(theirs) == without_own_lines(ours)
