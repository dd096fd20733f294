"""Rows of answers that hold every permitted pair of any two: kept in a file, as few rows take minutes to find."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from support.repository import ROOT

LIST = ROOT / "tests" / "pairs.yml"
HEADING = "# Rows of answers that hold each permitted pair. Written by `make pairs`; a test looks for each pair.\n"


def write(rows: Sequence[Mapping[str, Any]]) -> None:
    """Write the rows."""
    listed = [{name: list(value) if isinstance(value, tuple) else value for name, value in row.items()} for row in rows]
    lines = [yaml.safe_dump(row, sort_keys=False, default_flow_style=True, width=math.inf) for row in listed]
    LIST.write_text(HEADING + "".join(f"- {line}" for line in lines), encoding="utf-8")


def read() -> list[dict[str, Any]]:
    """Read the rows."""
    listed = yaml.safe_load(LIST.read_text(encoding="utf-8"))
    return [{name: tuple(value) if isinstance(value, list) else value for name, value in row.items()} for row in listed]
