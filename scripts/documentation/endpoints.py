"""The page of the endpoints of services."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from documentation.sources import Sources, calls, keyword
from documentation.tables import code, table

METHODS = frozenset({"get", "post", "put", "patch", "delete"})
API = "app/api/router.py"
FIRST_VERSION = "app/api/v1/router.py"
INTRODUCTION = (
    "# Endpoints\n\nThose of the default service, then what another answer adds or does otherwise. The documentation "
    "of a service, at `/api/docs`, shows what they take and answer. With `api_versioning: header` and `none`, what "
    "lies below `/api/v1` and `/api/v2` here lies below `/api`.\n"
)


@dataclass(frozen=True, slots=True, order=True)
class Operation:
    """A method of a path."""

    path: str
    method: str
    summary: str


def page(services: Mapping[str, Sources]) -> str:
    """Write the page, of services by their answers, as far as their paths name versions; each tells what is new."""
    parts, told = [INTRODUCTION], set[Operation]()
    for name, sources in services.items():
        if FIRST_VERSION in sources.modules and (new := set(operations(sources)) - told):
            rows = [(code(each.method), code(each.path), each.summary) for each in sorted(new)]
            parts += [f"## {name}\n", table(("method", "path", "what it does"), rows)]
            told |= new
    return "\n".join(parts)


def operations(sources: Sources) -> Iterator[Operation]:
    """List what the routers of a service offer, wherever they are included."""
    yield from offered(sources, "app/api/root_router.py", "")
    base = prefix(sources, next(calls(sources.modules[API], "APIRouter")))
    for call in calls(sources.modules[API], "router.include_router"):
        version = ast.unparse(call.args[0]).removesuffix("_router()")
        yield from offered(sources, f"app/api/{version}/router.py", base + prefix(sources, call))


def prefix(sources: Sources, call: ast.Call) -> str:
    """Read the prefix that a call gives."""
    return sources.literal(keyword(call, "prefix"))


def offered(sources: Sources, includer: str, base: str) -> Iterator[Operation]:
    """List what the routers offer that a module includes."""
    imported = imports(sources.modules[includer])
    for node in ast.walk(sources.modules[includer]):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in imported:
            yield from routed(sources, imported[node.value.id], node.attr, base)


def imports(module: ast.Module) -> dict[str, str]:
    """Map the modules that a module imports from packages of the service to their paths."""
    found = (node for node in module.body if isinstance(node, ast.ImportFrom) and str(node.module).startswith("app."))
    return {
        alias.name: PurePosixPath(*str(node.module).split("."), f"{alias.name}.py").as_posix()
        for node in found
        for alias in node.names
    }


def routed(sources: Sources, path: str, router: str, base: str) -> Iterator[Operation]:
    """List what one router of a module offers; the owner's own, of which there are none yet, have no such name."""
    module = sources.modules[path]
    made = [call for node in module.body if is_named(node, router) for call in calls(node, "APIRouter")]
    below = base + "".join(prefix(sources, call) for call in made)
    for function in (node for node in module.body if isinstance(node, ast.AsyncFunctionDef)):
        for call in (each for each in function.decorator_list if isinstance(each, ast.Call)):
            owner, _, method = ast.unparse(call.func).rpartition(".")
            if owner == router and method in METHODS:
                route = below + sources.literal(call.args[0])
                summary = (ast.get_docstring(function) or "").partition("\n")[0]
                yield Operation(route.replace(":not_feed", ""), method.upper(), summary)


def is_named(node: ast.stmt, name: str) -> bool:
    """Tell whether a statement gives that name to something."""
    return isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == [name]
