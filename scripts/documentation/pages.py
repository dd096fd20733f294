"""The pages that are written by hand, laid out as in the repository, so that links between them hold."""

from collections.abc import Mapping
from pathlib import Path

from documentation.links import with_links_between
from support.repository import ROOT

BESIDE = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "benchmarks/README.md")
PICTURES = ("docs/terminal.svg",)
DECISIONS = "docs/decisions/index.md"


def written() -> tuple[str, ...]:
    """List the pages, by their paths in the repository."""
    return (*BESIDE, *(path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "docs").rglob("*.md"))))


def decisions() -> str:
    """List the records of decisions."""
    records = sorted((ROOT / DECISIONS).parent.glob("0*.md"))
    titles = [(record.name, record.read_text(encoding="utf-8").partition("\n")[0]) for record in records]
    return "# Decisions\n\n" + "".join(f"- [{title.lstrip('# ')}]({name})\n" for name, title in titles)


def lay_out(folder: Path, pictures: Mapping[str, str]) -> None:
    """Write all pages below a folder, with pictures in place of their names."""
    kept = frozenset({*written(), DECISIONS, *PICTURES})
    for page in written():
        text = (ROOT / page).read_text(encoding="utf-8")
        for name, picture in pictures.items():
            text = text.replace(f"<!-- {name} -->", picture)
        write(folder / page, with_links_between(kept, page, text))
    for path in PICTURES:
        write(folder / path, (ROOT / path).read_text(encoding="utf-8"))
    write(folder / DECISIONS, decisions())


def write(path: Path, text: str) -> None:
    """Write a page, and make its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
