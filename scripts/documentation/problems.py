"""The page of the problems that services answer with."""

import ast
from collections.abc import Iterable, Iterator, Mapping

from documentation.sources import Sources, constants, keyword
from documentation.tables import code, table

Problem = tuple[str, str, str, str]
TOLD = ("code", "status", "title", "description")
HEADINGS = ("code", "status", "title", "meaning")
INTRODUCTION = (
    "# Problems\n\nThe codes of problem documents, which stay, and the status that goes with each. A service lists its "
    "own at `/problems`. What several services have is told once.\n"
)


def page(services: Mapping[str, Sources]) -> str:
    """Write the page, of services by their answers; each tells what no earlier one has told."""
    parts, told = [INTRODUCTION], set[tuple[str, str]]()
    for name, sources in services.items():
        rows = sorted(row for row in first_of_each(problems(sources)) if row[:2] not in told)
        told |= {row[:2] for row in rows}
        if rows:
            parts += [f"## {name}\n", table(HEADINGS, [(code(row[0]), *row[1:]) for row in rows])]
    return "\n".join(parts)


def first_of_each(rows: Iterable[Problem]) -> Iterable[Problem]:
    """Keep the first row of each code with each status."""
    return {row[:2]: row for row in reversed(list(rows))}.values()


def problems(sources: Sources) -> Iterator[Problem]:
    """List the problems of a service: what the framework refuses, and the errors that give themselves a code."""
    for call in sources.calls("ProblemType"):
        if isinstance(keyword(call, "code"), ast.Constant):
            stable_code, status, title, meaning = (sources.literal(keyword(call, name)) for name in TOLD)
            yield stable_code, status, title, meaning
    classes = {each.name: each for each in sources.classes()}
    for node in classes.values():
        told = inherited(classes, node.name)
        if "code" in constants(node) and {"status", "title"} <= set(told):
            meaning = (ast.get_docstring(node) or "").partition("\n\n")[0].replace("\n", " ")
            yield told["code"], told["status"], told["title"], meaning


def inherited(classes: Mapping[str, ast.ClassDef], name: str) -> dict[str, str]:
    """Map the constants of a class to their values; what it does not say, its bases say."""
    if name not in classes:
        return {}
    bases = [inherited(classes, ast.unparse(base)) for base in classes[name].bases]
    return {key: value for told in [*reversed(bases), constants(classes[name])] for key, value in told.items()}
