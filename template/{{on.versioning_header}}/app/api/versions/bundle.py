"""The versions of the API with what each has changed, the newest first."""

from cadwyn import Version, VersionBundle

from app.api.versions import own_changes
from app.api.versions.changes import ListsArePages
from app.core.api_versions import FIRST, LISTS_ARE_PAGES

VERSIONS = VersionBundle(Version(LISTS_ARE_PAGES, ListsArePages, *own_changes.LISTS_ARE_PAGES), Version(FIRST))
