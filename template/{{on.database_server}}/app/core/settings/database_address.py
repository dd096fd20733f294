"""Addresses of databases, as settings hold them."""

import re

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

# What the library raises for an address that it can't read.
UNREADABLE = (ArgumentError, ValueError)
HOST = re.compile(r"[A-Za-z0-9._:%-]+")
MALFORMED = "write it as scheme://user:password@host:port/name, with %XX for what is special in a password"


def parse_address(text: str) -> URL:
    """Read the address of a database.

    Raises:
        ValueError: it is malformed; the message holds no part of it.
    """
    try:
        address = make_url(text)
    except UNREADABLE:
        raise ValueError(MALFORMED) from None
    if address.host is not None and not HOST.fullmatch(address.host):
        raise ValueError(MALFORMED)
    return address


def has_weak_password(address: URL, development: str) -> bool:
    """Whether there is no password, or it is the name of the user or the one of development."""
    return not address.password or address.password in {address.username, make_url(development).password}
