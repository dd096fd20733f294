"""Carries edits along where releases of the template have moved files; Copier runs it in a service after an update."""

import os
import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import copier
import yaml
from packaging.version import Version

MOVES = Path(__file__).with_name("moves.toml")
ANSWERS_FILE = ".copier-answers.yml"
# The exit code of `git merge-file` is the number of conflicts, up to this one.
MOST_CONFLICTS = 127


@dataclass(frozen=True, slots=True)
class Move:
    """A release, and where a file was before it and is since."""

    version: str
    old: str
    new: str


def git(*arguments: str, lines: str | None = None) -> str:
    """Run git in the service."""
    done = subprocess.run(["git", *arguments], input=lines, check=True, capture_output=True, text=True)
    return done.stdout


def committed(path: str) -> bytes | None:
    """Give a file as it was before the update; nothing where it was not there."""
    shown = subprocess.run(["git", "show", f"HEAD:./{path}"], check=False, capture_output=True)
    return None if shown.returncode else shown.stdout


def moves_between(old: Version, new: Version) -> list[Move]:
    """List the moves of the releases after the old one, up to the new one; one of several steps is one move."""
    listed = [Move(**move) for move in tomllib.loads(MOVES.read_text(encoding="utf-8"))["moves"]]
    found: dict[str, Move] = {}
    for move in sorted(listed, key=lambda each: Version(each.version)):
        if old < Version(move.version) <= new:
            before = found.pop(move.old, move)
            found[move.new] = Move(move.version, before.old, move.new)
    return list(found.values())


def render_before(folder: Path) -> None:
    """Render the service as the template did before the update, without edits."""
    noted = yaml.safe_load(committed(ANSWERS_FILE) or b"")
    answers = {name: value for name, value in noted.items() if not name.startswith("_")}
    source, version = noted["_src_path"], noted["_commit"]
    copier.run_copy(source, folder, answers, vcs_ref=version, defaults=True, unsafe=True, quiet=True)


def carry(move: Move, base: Path, aside: Path) -> None:
    """Merge the edits of a file into the moved one, or remove it where the owner had removed it."""
    edited, moved = committed(move.old), Path(move.new)
    if not base.is_file() or not moved.is_file() or committed(move.new) is not None:
        return
    if edited is None:
        moved.unlink()
        return
    git("rm", "--quiet", "--cached", "--ignore-unmatch", "--", move.old)
    ours, theirs = aside / "ours", aside / "theirs"
    ours.write_bytes(edited)
    theirs.write_bytes(moved.read_bytes())
    labels = ("-L", "before updating", "-L", "last update", "-L", "after updating")
    merged = subprocess.run(["git", "merge-file", "-p", *labels, ours, base, theirs], check=False, capture_output=True)
    # More are errors, as of a file that is no text: the moved one stays as it is.
    if merged.returncode <= MOST_CONFLICTS:
        moved.write_bytes(merged.stdout)
    if merged.returncode:
        mark_conflict(move.new, (base, ours, theirs))


def mark_conflict(path: str, versions: tuple[Path, Path, Path]) -> None:
    """Have git list a file among those with conflicts: the base, our version and theirs are its stages."""
    prefix = git("rev-parse", "--show-prefix").strip()
    blobs = [git("hash-object", "-w", "--", str(version)).strip() for version in versions]
    entries = "".join(f"100644 {blob} {stage}\t{prefix}{path}\n" for stage, blob in enumerate(blobs, start=1))
    git("update-index", "--index-info", lines=entries)


def main() -> None:
    """Carry the edits of each moved file along."""
    old, new = (Version(os.environ[f"VERSION_PEP440_{end}"]) for end in ("FROM", "TO"))
    if not (moves := moves_between(old, new)):
        return
    with TemporaryDirectory() as folder:
        rendered = Path(folder) / Path.cwd().name
        render_before(rendered)
        for move in moves:
            carry(move, rendered / move.old, Path(folder))


if __name__ == "__main__":
    main()
