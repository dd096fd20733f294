"""The imports of a module, found by the names that it uses."""

import ast
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping

from ..naming import imported_from

OWN = ("app", "tests")


def with_imports(text: str, homes: Mapping[str, str]) -> str:
    """Write the imports of a module after its docstring.

    `homes` says where names come from; a module that is imported as a whole is written `import sqlalchemy as sa`.
    """
    tree = ast.parse(text)
    lines = text.splitlines(keepends=True)
    first = tree.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    position = (first.end_lineno or 0) if documented else 0
    head, body = "".join(lines[:position]), "".join(lines[position:]).lstrip("\n")
    imports = import_block(used_names(tree) & homes.keys(), homes)
    gap = "\n\n" if body.startswith(("class ", "def ", "async def ", "@")) else "\n"
    return f"{head}\n{imports}{gap if imports else ''}{body}"


def used_names(tree: ast.Module) -> set[str]:
    """List the names that a module uses and does not define itself."""
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    return names - {name for statement in tree.body for name in defined(statement)}


def defined(statement: ast.stmt) -> list[str]:
    """List the names that a statement defines."""
    match statement:
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            return [name]
        case ast.Assign(targets=targets):
            return [target.id for target in targets if isinstance(target, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
    return []


def import_block(names: Iterable[str], homes: Mapping[str, str]) -> str:
    """Write imports in the order of the linter: the standard library, others, and the service itself."""
    sections: dict[int, set[str]] = defaultdict(set)
    modules: dict[str, list[str]] = defaultdict(list)
    for name in names:
        home = homes[name]
        if home.startswith("import "):
            sections[section(home.split()[1])].add(home)
        else:
            modules[home].append(name)
    parts = []
    for number in range(3):
        whole = sorted(sections[number])
        found = sorted(module for module in modules if section(module) == number)
        taken = [imported_in_order(modules[module], module) for module in found]
        parts.append("".join((*(f"{line}\n" for line in whole), *taken)))
    return "\n".join(part for part in parts if part)


def imported_in_order(names: Iterable[str], module: str) -> str:
    """Write an import with its names in the order of the linter."""
    return imported_from(sorted(names, key=name_order), module).rstrip("\n") + "\n"


def section(module: str) -> int:
    """Tell which section a module belongs to."""
    root = module.partition(".")[0]
    if root in OWN:
        return 2
    return 0 if root in sys.stdlib_module_names else 1


def name_order(name: str) -> tuple[int, str]:
    """Order names as the linter does: constants, classes, and all others."""
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[0].isupper() else 2
    return kind, name
