"""Where the names that modules of a resource use come from."""

from collections.abc import Mapping

from .imported_names import GENERAL
from .names import Names


def homes(names: Names, lengths: tuple[str, ...]) -> Mapping[str, str]:
    """Map each name to the module that has it; `lengths` are the constants of the model."""
    one, kind = names.one, names.type
    own = {
        f"app.api.{one}_callers": (f"{kind}Reader", f"{kind}Writer"),
        f"app.models.{one}": (kind, *lengths),
        f"app.repositories.{one}": (f"{kind}Repository",),
        f"app.schemas.{one}": tuple(
            f"{kind}{part}" for part in ("Create", "Update", "Read", "Sort", "Filter", "ListQuery", "FeedQuery")
        ),
        f"app.services.{one}": (f"{kind}Service",),
        f"tests.{one}_samples": (names.constants, f"NEW_{names.constant}", f"OTHER_{names.constant}"),
    }
    return {name: module for module, found in {**GENERAL, **own}.items() for name in found}
