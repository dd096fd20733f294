"""Plans a resource: all files that are written and changed, before any of them is."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ..plan import ServicePlan
from .context import resource_context
from .errors import ResourceError
from .fields import Fields
from .homes import homes
from .listing import Change, changes
from .migrations import next_migration
from .names import Names
from .rendering import rendered


@dataclass(frozen=True, slots=True)
class ResourcePlan:
    """What is to be written, by paths relative to the service: new files, and the new texts of others."""

    new: Mapping[Path, str]
    changed: Mapping[Path, str] = field(default_factory=dict)


def plan_resource(service: Path, plan: ServicePlan, names: Names, fields: Fields, today: date) -> ResourcePlan:
    """Plan a resource.

    Raises:
        ResourceError: a file is there already, or one that has to be changed is not what it was.
    """
    migration = next_migration(service, f"Create {names.words}", today)
    context = resource_context(names, fields, plan, migration)
    sources = homes(names, tuple(each.length_name for each in fields.plain if each.kind.length))
    refuse_types(names, fields, sources)
    templates = {**modules(names, plan), **test_modules(names, fields, plan), migration.path: "migration"}
    shared = {path: name for path, name in helpers(fields, plan).items() if not (service / path).exists()}
    refuse_overwriting(service, templates)
    return ResourcePlan(
        new={path: rendered(name, context, sources) for path, name in {**templates, **shared}.items()},
        changed={path: changed_text(service, path, change) for path, change in changes(names, plan).items()},
    )


def modules(names: Names, plan: ServicePlan) -> dict[Path, str]:
    """List the modules of a resource, and their templates."""
    one, many, app = names.one, names.many, Path("app")
    found = {
        app / f"models/{one}.py": "model",
        app / f"schemas/{one}.py": "schema",
        app / f"repositories/{one}.py": "repository",
        app / f"services/{one}.py": "service",
        app / f"api/routes/{many}.py": "routes",
    }
    if plan.on["accounts"]:
        found[app / f"api/{one}_callers.py"] = "callers"
    if plan.on["versioning_header"]:
        found[app / f"api/versions/{one}_changes.py"] = "changes"
    for folder, shape in ((plan.api.array_lists, "array"), (plan.api.page_lists, "page")):
        if folder:
            found[app / f"api/{folder}/{one}_lists.py"] = f"{shape}_lists"
    return found


def test_modules(names: Names, fields: Fields, plan: ServicePlan) -> dict[Path, str]:
    """List the tests of a resource, and their templates."""
    one, many, folder = names.one, names.many, Path("tests/integration")
    found = {
        Path(f"tests/{one}_samples.py"): "samples",
        folder / f"test_{many}.py": "test_operations",
        folder / f"test_{one}_lists.py": "test_lists",
        folder / f"test_{one}_feeds.py": "test_feeds",
    }
    if plan.on["accounts"]:
        found[folder / f"test_{one}_callers.py"] = "test_callers"
    if fields.owner:
        found[folder / f"test_{one}_owners.py"] = "test_owners"
    return found


def helpers(fields: Fields, plan: ServicePlan) -> dict[Path, str]:
    """List what several resources share, with its tests."""
    kinds = {each.kind.annotation for each in fields.plain}
    found: dict[Path, str] = {}
    if "datetime" in kinds:
        found |= {Path("app/schemas/moment.py"): "moment", Path("tests/unit/test_moment.py"): "test_moment"}
    if "Decimal" in kinds and plan.on["sqlite"]:
        found[Path("app/db/exact_decimal.py")] = "exact_decimal"
        found[Path("tests/unit/test_exact_decimal.py")] = "test_exact_decimal"
    return found


def refuse_types(names: Names, fields: Fields, sources: Mapping[str, str]) -> None:
    """Refuse a field whose type would be named as a schema.

    Raises:
        ResourceError: there is one.
    """
    schemas = {name for name, module in sources.items() if module == f"app.schemas.{names.one}"}
    if alike := [field.name for field in fields.plain if field.type in schemas]:
        raise ResourceError(f"{alike[0]!r} is how a schema of {names.plural} is called. Choose another name.")


def refuse_overwriting(service: Path, paths: Mapping[Path, str]) -> None:
    """Refuse to write where something is.

    Raises:
        ResourceError: something is; it names the first.
    """
    if there := [path for path in paths if (service / path).exists()]:
        raise ResourceError(f"{there[0]} is there already. Choose another name: nothing is overwritten.")


def changed_text(service: Path, path: Path, change: Change) -> str:
    """Compute the new text of a module.

    Raises:
        ResourceError: it is not there, or not what it was.
    """
    try:
        changed = change((service / path).read_text(encoding="utf-8"))
        ast.parse(changed)
    except (OSError, SyntaxError, ValueError) as error:
        raise ResourceError(f"{path} can't be read: {error}.") from error
    except ResourceError as error:
        raise ResourceError(f"{path} can't be added to: {error}.") from error
    return changed
