"""The error of a caller who asks for a version of the API that does not exist."""

from app.core.api_versions import DAYS
from app.core.exceptions import AppError


class UnsupportedVersionError(AppError):
    """`X-API-Version` is no date, or one before the first version; `supported` lists the versions."""

    code = "unsupported_version"
    status = 400
    title = "Unsupported version"
    members = {"supported": [version.isoformat() for version in DAYS]}
