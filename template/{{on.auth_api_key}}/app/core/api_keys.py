"""The form of API keys: `<prefix>_<secret><checksum>`.

The prefix names the service and, by its last part, the key; it is no secret. The checksum tells a key from any other
text: a typo is refused without a query, and a scanner that finds a key in a repository can be sure that it is one.
"""

import re
import secrets
import string
import zlib
from dataclasses import dataclass, field

ALPHABET = string.digits + string.ascii_uppercase + string.ascii_lowercase
LABEL_LENGTH = 10
# 256 bits
SECRET_LENGTH = 43
CHECKSUM_LENGTH = 6
PREFIX_LENGTH = 64


@dataclass(frozen=True, slots=True)
class PlainKey:
    """A key as its client knows it, and the part of it that everybody may see."""

    prefix: str
    text: str = field(repr=False)


class KeyFormat:
    """Makes and reads the keys of a service."""

    def __init__(self, service: str) -> None:
        self.service = service
        self.pattern = re.compile(key_pattern(service))

    def new(self) -> PlainKey:
        """Make a key that nobody can guess."""
        prefix = f"{self.service}_{random_text(LABEL_LENGTH)}"
        unchecked = f"{prefix}_{random_text(SECRET_LENGTH)}"
        return PlainKey(prefix, unchecked + checksum(unchecked))

    def read(self, text: str) -> PlainKey | None:
        """Read a key; none if the text is not one of this service."""
        found = self.pattern.fullmatch(text)
        if found is None or checksum(text[:-CHECKSUM_LENGTH]) != text[-CHECKSUM_LENGTH:]:
            return None
        return PlainKey(found["prefix"], text)


def key_pattern(service: str) -> str:
    """Return the regular expression that keys of a service match."""
    return rf"(?P<prefix>{service}_[0-9A-Za-z]{{{LABEL_LENGTH}}})_[0-9A-Za-z]{{{SECRET_LENGTH + CHECKSUM_LENGTH}}}"


def random_text(length: int) -> str:
    """Draw letters and digits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def checksum(text: str) -> str:
    """Return the CRC-32 of a text in letters and digits."""
    number = zlib.crc32(text.encode())
    digits = []
    for _ in range(CHECKSUM_LENGTH):
        number, digit = divmod(number, len(ALPHABET))
        digits.append(ALPHABET[digit])
    return "".join(reversed(digits))
