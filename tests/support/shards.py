"""Shares the tests out among machines: `python -m support.shards [DEPTH]` prints them as the matrix of a workflow."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from support.matrix import rows
from support.repository import ROOT
from support.variants import Variant

VARIANTS = "tests/test_variants_pass_their_own_checks.py"
# How many machines run the variants, by how much of the matrix is asked for.
MACHINES = {"pairs": 5, "triples": 12, "all": 24}


@dataclass(frozen=True, slots=True)
class Shard:
    """What one machine runs: a name for people, and what pytest is given."""

    name: str
    only: str


def test_files(folder: Path) -> list[str]:
    """List the files of tests that lie in a folder itself."""
    return sorted(path.relative_to(ROOT).as_posix() for path in folder.glob("test_*.py"))


def shards(depth: str) -> list[Shard]:
    """List the shards: each folder of tests, the files beside the folders, and the variants in several parts."""
    tests = ROOT / "tests"
    folders = [Shard(path.name, f"tests/{path.name}") for path in sorted(tests.iterdir()) if test_files(path)]
    others = Shard("others", " ".join(name for name in test_files(tests) if name != VARIANTS))
    count = min(MACHINES[depth], len(rows(depth)))
    parts = [Shard(f"variants {part} of {count}", f"{VARIANTS} --part={part}/{count}") for part in range(1, count + 1)]
    return [*folders, others, *parts]


def taken(items: Sequence[Variant], part: str) -> Sequence[Variant]:
    """Take one part of several, such as `2/5`, so that each variant is in one of them; an empty text takes all."""
    if not part:
        return items
    number, count = map(int, part.split("/"))
    return items[number - 1 :: count]


if __name__ == "__main__":
    chosen = sys.argv[1] if len(sys.argv) > 1 else "pairs"
    print(json.dumps({"include": [asdict(shard) for shard in shards(chosen)]}))
