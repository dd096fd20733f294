"""What becomes of the modules that list what a service has."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from ..plan import ServicePlan
from .names import Names
from .registries import with_import, with_lines_below
from .tuples import with_entries, with_name

Change = Callable[[str], str]
SCOPES = "# The service's own scopes go below this line."
SCOPE_WORDS = "# The words of the service's own scopes go below this line."


def changes(names: Names, plan: ServicePlan) -> dict[Path, Change]:
    """List the modules that list what a service has, and what becomes of them."""
    api = Path("app/api")
    found: dict[Path, Change] = {Path("app/models/own_models.py"): partial(with_model, names=names)}
    folders = [folder for folder in (plan.api.array_lists, plan.api.page_lists) if folder]
    for folder in folders:
        place = api / folder if plan.on["versioning_path"] else api
        found[place / "own_routers.py"] = partial(with_routers, names=names, folder=folder)
    if plan.on["versioning_header"]:
        found[api / "versions/own_changes.py"] = partial(with_change, names=names)
    if plan.on["accounts"]:
        found[Path("app/core/scopes.py")] = partial(with_scopes, names=names)
    return found


def with_model(text: str, names: Names) -> str:
    """Make the model known to the migrations."""
    return with_name(with_import(text, f"app.models.{names.one}", names.type), "__all__", names.type)


def with_routers(text: str, names: Names, folder: str) -> str:
    """Serve the routes."""
    text = with_import(with_import(text, "app.api.routes", names.many), f"app.api.{folder}", f"{names.one}_lists")
    routers = (f"{names.one}_lists.router", f"{names.many}.feeds", f"{names.many}.router")
    return with_entries(text, "ROUTERS", routers)


def with_change(text: str, names: Names) -> str:
    """Let the first version have lists as arrays."""
    change = f"{names.type}ListsArePages"
    return with_entries(with_import(text, f"app.api.versions.{names.one}_changes", change), "LISTS_ARE_PAGES", [change])


def with_scopes(text: str, names: Names) -> str:
    """Add the scopes of reading and of writing."""
    read, write = f"{names.constants}_READ", f"{names.constants}_WRITE"
    members = (f'{read} = "{names.path}:read"', f'{write} = "{names.path}:write"')
    words = (f'Scope.{read}: "Read {names.plural}",', f'Scope.{write}: "Create, change and delete {names.plural}",')
    return with_lines_below(with_lines_below(text, SCOPES, members), SCOPE_WORDS, words)
