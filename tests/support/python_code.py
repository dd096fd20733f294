"""Run by the Python of a rendered service, which knows its syntax: compiles what it is given, and tells the imports.

Each argument is a folder; the answer maps it to the modules that its code imports and that Python itself doesn't bring.
"""

import ast
import json
import sys
from collections.abc import Iterator
from pathlib import Path


def imported(tree: ast.AST) -> Iterator[str]:
    """List the top-level modules that a module imports from outside its own package."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.partition(".")[0]


def modules(folder: Path) -> list[str]:
    """Compile every file of a folder, and list what they import."""
    names: set[str] = set()
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
        compile(tree, str(path), "exec", dont_inherit=True)
        names.update(imported(tree))
    return sorted(names - set(sys.stdlib_module_names))


if __name__ == "__main__":
    print(json.dumps({folder: modules(Path(folder)) for folder in sys.argv[1:]}))
