"""Run by the Python of a rendered service, which knows its syntax: compiles what it is given, and tells the imports.

Standard input names files, as JSON; the answer maps each to the modules that it imports and that Python doesn't bring.
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


def modules(path: str) -> list[str]:
    """Compile a file, and list what it imports."""
    tree = ast.parse(Path(path).read_text(encoding="utf-8"), path)
    compile(tree, path, "exec", dont_inherit=True)
    return sorted(set(imported(tree)) - set(sys.stdlib_module_names))


if __name__ == "__main__":
    print(json.dumps({path: modules(path) for path in json.load(sys.stdin)}))
