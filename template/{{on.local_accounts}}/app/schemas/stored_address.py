"""Addresses as callers write them who want to find an account."""

from pydantic import validate_email


def stored_form(address: str) -> str:
    """Return an address as it is stored; what is no address is returned as it is, and found nowhere."""
    try:
        return validate_email(address.strip())[1].lower()
    except ValueError:
        return address
