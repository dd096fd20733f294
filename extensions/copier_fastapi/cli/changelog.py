"""What the changelog of the template tells between two versions."""

import re
from collections.abc import Iterator
from pathlib import Path

from packaging.version import InvalidVersion, Version

CHANGELOG = "CHANGELOG.md"
# A heading of Keep a Changelog: `## [1.2.0] - 2031-05-04`, with or without brackets, date and link.
HEADING = re.compile(r"^## \[?v?(?P<version>[^\]\s]+)\]?.*$", re.MULTILINE)


def told_between(template: Path, old: Version, new: Version) -> str:
    """Give the sections of the versions after the old one, up to the new one; empty where there are none.

    What is not released counts where the new version lies behind a release.
    """
    file = template / CHANGELOG
    text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    return "\n\n".join(body for version, body in sections(text, new) if old < version <= new)


def sections(text: str, unreleased: Version) -> Iterator[tuple[Version, str]]:
    """Split a changelog into its versions and what is told of each."""
    headings = list(HEADING.finditer(text))
    ends = [*(heading.start() for heading in headings[1:]), len(text)]
    for heading, end in zip(headings, ends, strict=False):
        body = text[heading.start() : end].strip()
        name = heading["version"]
        if name.casefold() != "unreleased":
            try:
                yield Version(name), body
            except InvalidVersion:
                continue
        elif unreleased.is_postrelease and body != heading.group():
            yield unreleased, body
