"""Keeps secrets of the service out of what is sent elsewhere."""

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from pydantic import SecretStr
from pydantic_settings import BaseSettings

FILTERED = "[Filtered]"
# What is shorter is a part of ordinary words.
SHORTEST = 4


def secrets_of(settings: BaseSettings) -> frozenset[str]:
    """Collect all that is secret among the settings, and the passwords in addresses."""
    return frozenset(secret for _, value in settings for secret in secrets_in(value) if len(secret) >= SHORTEST)


def secrets_in(value: object) -> Iterator[str]:
    """List what is secret in the value of a setting."""
    if isinstance(value, tuple):
        for each in value:
            yield from secrets_in(each)
    elif isinstance(value, SecretStr):
        secret = value.get_secret_value()
        yield secret
        if "://" in secret and (password := urlsplit(secret).password):
            yield from (password, unquote(password))


def scrubbed(value: object, secrets: frozenset[str]) -> object:
    """Return data as JSON has it without the secrets, wherever in its texts they are."""
    match value:
        case str():
            return without(secrets, value)
        case dict():
            return {key: scrubbed(each, secrets) for key, each in value.items()}
        case list() | tuple():
            return [scrubbed(each, secrets) for each in value]
    return value


def without(secrets: frozenset[str], text: str) -> str:
    """Return a text without the secrets; the longest go first, as one may be a part of another."""
    for secret in sorted(secrets, key=len, reverse=True):
        text = text.replace(secret, FILTERED)
    return text
