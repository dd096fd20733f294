"""Where the names that modules of a resource use come from."""

from collections.abc import Mapping

from .names import Names

GENERAL = {
    "collections.abc": ("Sequence",),
    "datetime": ("UTC", "date", "datetime"),
    "decimal": ("Decimal",),
    "enum": ("StrEnum",),
    "functools": ("partial",),
    "types": ("SimpleNamespace",),
    "typing": ("Annotated", "override"),
    "uuid": ("UUID", "uuid4"),
    "cadwyn": ("VersionChange", "convert_response_to_previous_version_for", "endpoint"),
    "fastapi": ("APIRouter", "FastAPI", "Query", "Request", "Response", "Security", "status"),
    "pydantic": ("AfterValidator", "AwareDatetime", "Field", "StringConstraints", "TypeAdapter", "ValidationError"),
    "sqlalchemy": (
        *("BigInteger", "Dialect", "Double", "ForeignKey", "Index", "Numeric", "Select", "String", "Text"),
        *("TypeDecorator", "select"),
    ),
    "sqlalchemy.dialects.sqlite": ("dialect",),
    "sqlalchemy.ext.asyncio": ("AsyncSession",),
    "sqlalchemy.orm": ("Mapped", "mapped_column"),
    "app.api.authentication": ("CALLER_PROBLEMS", "get_caller", "get_credential"),
    "app.api.dependencies": ("ReadSessionDep", "SessionDep"),
    "app.api.pagination": ("send_feed_headers", "send_page_headers"),
    "app.api.paths": ("by_id",),
    "app.api.permissions": ("get_permitted_user",),
    "app.api.responses": ("NOT_FOUND",),
    "app.api.strict_route": ("StrictRoute",),
    "app.api.verification": ("get_verified_user",),
    "app.api.versions.changes": ("page_to_array",),
    "app.api.versions.headers": ("HEADER",),
    "app.core.api_versions": ("FIRST", "LISTS_ARE_PAGES"),
    "app.core.exceptions": ("NotFoundError",),
    "app.core.identifiers": ("new_id",),
    "app.core.scopes": ("ALL_SCOPES", "Scope"),
    "app.db.base": ("Identified", "Timestamped"),
    "app.db.columns": ("Identifier",),
    "app.db.exact_decimal": ("ExactDecimal",),
    "app.db.types": ("UtcDateTime",),
    "app.models.user": ("User",),
    "app.repositories.base": ("Batch", "Repository", "Slice", "containing", "total_order"),
    "app.schemas.base": ("ChangeSchema", "PlainText", "ReadSchema", "Schema"),
    "app.schemas.feed": ("Feed", "FeedQuery"),
    "app.schemas.moment": ("Moment",),
    "app.schemas.page": ("Page",),
    "app.schemas.page_query": ("PageQuery",),
    "tests.addresses": ("API",),
    "tests.problems": ("broken_rules", "refusal"),
    "import httpx2": ("httpx2",),
    "import pytest": ("pytest",),
    "import sqlalchemy as sa": ("sa",),
    "alembic": ("op",),
}


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
