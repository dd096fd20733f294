"""What the pages of a rendered service name: paths, commands, settings, and the order of its middleware."""

import re
import tomllib
from pathlib import Path

from support.trees import texts

ARCHITECTURE = "docs/architecture.md"
CODE = re.compile(r"^ *```(?P<language>\w*)\n(?P<block>.*?)^ *```$|`(?P<span>[^`\n]+)`", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)(?P<target>[^)#]+)")
FOLDERS = "app|tests|docs|deploy|migrations|api|requirements|\\.github"
PATH = re.compile(rf"(?<![\w/.:>-])(?:{FOLDERS})/[\w./-]*")
TARGET = re.compile(r"\bmake ([a-z]+)\b")
COMMAND = re.compile(r"python -m app ([a-z][a-z-]*)(?: ([a-z]+)\b)?")
SETTING = re.compile(r"(?<![\w/<$-])[A-Z][A-Z0-9]*_[A-Z0-9_]*[A-Z0-9]\b")
ROW = re.compile(r"^\| `(\w+Middleware)` \|", re.MULTILINE)
LAYER = re.compile(r"^app/(\w+)(?:/|\.py) ", re.MULTILINE)


def pages(project: Path) -> dict[str, str]:
    """Read the pages for its owner, by their paths."""
    found = dict(texts(project, "*.md"))
    return {name: text for name, text in found.items() if name.startswith("docs/") or "/" not in name}


def code(text: str, language: str = "") -> str:
    """Return what a page shows as code, a piece a line; the blocks of one language alone, if one is named."""
    found = (match.groupdict() for match in CODE.finditer(text))
    shown = (each for each in found if not language or each["language"] in {None, language})
    return "\n".join(each["span"] or each["block"] for each in shown)


def named_paths(text: str) -> set[str]:
    """List the paths below the folder of the service that a page shows."""
    return {path.rstrip(".") for path in PATH.findall(code(text))}


def linked_paths(name: str, text: str) -> set[str]:
    """List the files that a page links to, as paths below the folder of the service."""
    folder = Path("/", name).parent
    return {str((folder / target).resolve().relative_to("/")) for target in LINK.findall(text)}


def is_there(path: str, names: frozenset[str]) -> bool:
    """Whether a service has a file, or a folder of that name."""
    return path in names or any(name.startswith(path.rstrip("/") + "/") for name in names)


def targets(project: Path) -> set[str]:
    """List the targets of the Makefile."""
    return set(re.findall(r"^([a-z]+):", dict(texts(project))["Makefile"], re.MULTILINE))


def lacks_command(command: str, word: str, held: dict[str, str]) -> bool:
    """Whether there is no such command or, where it is a group of some, none of that name in it."""
    module = held.get(f"app/commands/{command.replace('-', '_')}.py", "")
    return not module or ("Typer(name=" in module and f"def {word}(" not in module)


def settings(project: Path) -> set[str]:
    """List the variables that the service, its containers and its tests read."""
    held = dict(texts(project))
    fields = (
        name.upper()
        for path, text in held.items()
        if path.startswith("app/core/settings/")
        for name in re.findall(r"^    (\w+): ", text, re.MULTILINE)
    )
    composed = (text for path, text in held.items() if path.startswith("docker-compose"))
    read = (name for text in composed for name in re.findall(r"\$\{(\w+)", text))
    examples = re.findall(r"^(\w+)=", held[".env.example"], re.MULTILINE)
    return {*fields, *read, *examples}


def told_way(text: str) -> list[str]:
    """List the middleware that a page tells, in its order."""
    return ROW.findall(text)


def real_way(stack: str) -> list[str]:
    """List the middleware that a module adds, from the outermost: what is added last runs first."""
    return re.findall(r"app\.add_middleware\(\s*(\w+)", stack)[::-1]


def told_layers(text: str) -> list[str]:
    """List the parts of the package that a page tells, in its order."""
    return LAYER.findall(text)


def real_layers(project: Path) -> list[str]:
    """List the layers that imports flow through, from the edge to the core."""
    rules = tomllib.loads(dict(texts(project))["pyproject.toml"])["tool"]["importlinter"]["contracts"]
    layers = next(rule["layers"] for rule in rules if rule["type"] == "layers")
    return [name.removeprefix("app.") for layer in layers for name in layer.split(" | ")]
