"""What versions of the API have changed in the service's own resources. Updates leave this module alone."""

from cadwyn import VersionChange

LISTS_ARE_PAGES: tuple[type[VersionChange], ...] = ()
