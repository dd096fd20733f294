"""Addresses of brokers, as settings hold them."""

from collections.abc import Sequence
from urllib.parse import SplitResult, urlsplit

MALFORMED = "write it as scheme://user:password@host:port/name, with %XX for what is special in a password"


def parse_broker_address(text: str, schemes: Sequence[str]) -> SplitResult:
    """Read the address of a broker.

    Raises:
        ValueError: it is malformed, or the address of something else; the message holds no part of it.
    """
    try:
        address = urlsplit(text)
        is_complete = bool(address.hostname) and address.port != 0
    except ValueError:
        raise ValueError(MALFORMED) from None
    if address.scheme not in schemes:
        raise ValueError(f"it must start with {' or '.join(f'{scheme}://' for scheme in schemes)}")
    if not is_complete:
        raise ValueError(MALFORMED)
    return address
