"""Which page a request comes from, by what the browser says of it; no script can change that."""

from collections.abc import Collection

from starlette.datastructures import Headers

from app.api.own_origin import is_own

# The page has the origin of the service, or the user has typed the address (Fetch Metadata, section 2.4).
OWN_SITES = frozenset({"same-origin", "none"})


def comes_from_foreign_page(headers: Headers, allowed_origins: Collection[str]) -> bool:
    """Whether a page makes the request that is neither of this host nor of an allowed origin.

    What is no browser, or an old one, says nothing of pages; it takes the token of the session all the same.
    """
    origin = headers.get("origin", origin_of(headers.get("referer")))
    if origin in allowed_origins:
        return False
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in OWN_SITES
    return origin is not None and not is_own(origin, headers.get("host", ""))


def origin_of(referer: str | None) -> str | None:
    """Return the origin of the page that an address belongs to."""
    if not referer:
        return None
    scheme, separator, rest = referer.partition("://")
    return f"{scheme}{separator}{rest.partition('/')[0]}"
