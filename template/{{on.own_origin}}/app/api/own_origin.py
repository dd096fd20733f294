"""Whether a page is one of this host."""

from urllib.parse import urlsplit


def is_own(origin: str, host: str) -> bool:
    """Whether an origin is this host, by whatever scheme: a proxy in front may have ended the encryption."""
    try:
        return urlsplit(origin).netloc.lower() == host.lower() != ""
    except ValueError:
        return False
