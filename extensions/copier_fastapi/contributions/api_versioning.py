"""What each way of versioning the API adds."""

from ..answers import ApiVersioning
from ..contribution import ApiLayout, Contribution, Description, Middleware, SettingsGroup, Variable

API_VERSIONINGS = {
    ApiVersioning.PATH: Contribution(
        overlays=("pages", "versioning_path", "versions"),
        announcing=(Middleware("version_end", "VersionEndMiddleware", "announces the end of an old version"),),
        exposed_headers=("Deprecation", "Sunset"),
        descriptions=(Description("openapi_versions", "describe_versions"),),
        commands=("release_api",),
    ),
    ApiVersioning.HEADER: Contribution(
        overlays=("one_base", "pages", "versioning_header", "versions"),
        dependencies=("cadwyn",),
        settings=(SettingsGroup("api_version", "ApiVersionSettings"),),
        variables=(
            Variable(
                "API_VERSION_DEFAULT",
                "2026-01-01",
                "The version of the API that is meant by callers who name none",
            ),
        ),
        announcing=(Middleware("api_version", "ApiVersionMiddleware", "finds the version of `X-API-Version`"),),
        request_headers=("X-API-Version",),
        exposed_headers=("Deprecation", "Sunset", "X-API-Version"),
        descriptions=(Description("openapi_versions", "describe_versions"),),
        commands=("release_api",),
    ),
    ApiVersioning.NONE: Contribution(overlays=("one_base", "versioning_none")),
}
API_LAYOUTS = {
    ApiVersioning.PATH: ApiLayout(base="/api/v1", array_lists="v1", page_lists="v2"),
    ApiVersioning.HEADER: ApiLayout(base="/api", page_lists="lists"),
    ApiVersioning.NONE: ApiLayout(base="/api", array_lists="lists"),
}
