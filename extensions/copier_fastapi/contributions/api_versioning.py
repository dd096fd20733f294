"""What each way of versioning the API adds."""

from ..answers import ApiVersioning
from ..contribution import ApiLayout, Contribution, Description, Middleware

API_VERSIONINGS = {
    ApiVersioning.PATH: Contribution(
        overlays=("pages", "versioning_path"),
        announcing=(Middleware("version_end", "VersionEndMiddleware"),),
        exposed_headers=("Deprecation", "Sunset"),
        descriptions=(Description("openapi_versions", "describe_versions"),),
    ),
    ApiVersioning.NONE: Contribution(overlays=("one_base", "versioning_none")),
}
API_LAYOUTS = {
    ApiVersioning.PATH: ApiLayout(base="/api/v1", array_lists="v1", page_lists="v2"),
    ApiVersioning.NONE: ApiLayout(base="/api", array_lists="lists"),
}
