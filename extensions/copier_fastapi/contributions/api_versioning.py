"""What each way of versioning the API adds."""

from ..answers import ApiVersioning
from ..contribution import Contribution, Description, Middleware

API_VERSIONINGS = {
    ApiVersioning.PATH: Contribution(
        overlays=("versioning_path",),
        announcing=(Middleware("version_end", "VersionEndMiddleware"),),
        exposed_headers=("Deprecation", "Sunset"),
        descriptions=(Description("openapi_versions", "describe_versions"),),
    )
}
