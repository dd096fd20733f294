"""The sources of a rendered service, read without running them."""

import ast
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self


@dataclass(frozen=True)
class Sources:
    """The modules of a service, by their paths below its folder."""

    modules: dict[str, ast.Module]

    @classmethod
    def of(cls, service: Path) -> Self:
        """Read the modules of a service; those in the syntax of a later Python than this one are left out."""
        read: dict[str, ast.Module] = {}
        for path in sorted((service / "app").rglob("*.py")):
            with suppress(SyntaxError):
                read[path.relative_to(service).as_posix()] = ast.parse(path.read_text(encoding="utf-8"))
        return cls(read)

    @cached_property
    def assigned(self) -> dict[str, ast.expr]:
        """Map the names that modules give to something to what that is."""
        nodes = (node for module in self.modules.values() for node in module.body if isinstance(node, ast.Assign))
        return {ast.unparse(target): node.value for node in nodes for target in node.targets}

    def literal(self, node: ast.expr | None) -> str:
        """Read a value that is written down, by its name or as the path of an id; none is empty."""
        if isinstance(node, ast.Name):
            return self.literal(self.assigned[node.id])
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "by_id":
            return f"/{{{self.literal(node.args[0])}}}"
        return str(ast.literal_eval(node)) if node else ""

    def classes(self) -> Iterator[ast.ClassDef]:
        """List all classes, in the order of their modules."""
        for module in self.modules.values():
            yield from (node for node in module.body if isinstance(node, ast.ClassDef))

    def calls(self, name: str) -> Iterator[ast.Call]:
        """List the calls of a function or class by that name."""
        for module in self.modules.values():
            yield from calls(module, name)


def calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    """List the calls in a part of a module, by the name of what is called, as it is written there."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == name)


def constants(scope: ast.Module | ast.ClassDef) -> dict[str, str]:
    """Map the names that a module or class gives to constants to their values."""
    found: dict[str, str] = {}
    for node in scope.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Constant):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {ast.unparse(target): str(node.value.value) for target in targets}
    return found


def keyword(call: ast.Call, name: str) -> ast.expr | None:
    """Find what a call gives for a keyword."""
    return next((each.value for each in call.keywords if each.arg == name), None)
