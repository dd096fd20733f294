"""How a resource is called: in modules, classes, addresses and sentences."""

import builtins
import re
from dataclasses import dataclass
from keyword import iskeyword, issoftkeyword
from typing import Self

from .english import article, looks_plural, plural_of
from .errors import ResourceError
from .imported_names import GENERAL

# Names of constraints hold two of them, and PostgreSQL cuts names off after 63 bytes.
LONGEST = 24
# A plural is in no name of a constraint.
LONGEST_PLURAL = 28
MOST_WORDS = 4
NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
# What else modules of a resource, its tests, or the service around them call something else.
TAKEN = frozenset(
    {
        "admin",
        "app",
        "base",
        "caller",
        "changes",
        "client",
        "data",
        "demands",
        "docs",
        "generic",
        "limit",
        "name",
        "new",
    }
    | {"offset", "one", "service", "session", "sort", "tests", "total", "users"}
)
IMPORTED = frozenset(name for names in GENERAL.values() for name in names)


def checked(name: str, what: str, longest: int = LONGEST) -> str:
    """Write a name in lower case with underscores.

    Raises:
        ResourceError: it can't be one in Python, or is too long.
    """
    snake = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).replace("-", "_").lower()
    if not NAME.fullmatch(snake):
        raise ResourceError(
            f"{name[:60]!r} is no name of a {what}: use letters, digits and underscores, as in due_date."
        )
    if len(snake) > longest or snake.count("_") >= MOST_WORDS:
        raise ResourceError(
            f"{snake[:60]!r} is too long for a {what}: use at most {longest} characters and {MOST_WORDS} words."
        )
    if iskeyword(snake) or issoftkeyword(snake):
        raise ResourceError(f"{snake!r} is a word of Python. Choose another name for the {what}.")
    return snake


def is_taken(name: str) -> bool:
    """Tell whether a name, or the class that is called so, would hide another that is needed."""
    written = {name, camel(name)}
    return name in TAKEN or not IMPORTED.isdisjoint(written) or any(hasattr(builtins, each) for each in written)


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a resource; both parts are in lower case with underscores."""

    one: str
    many: str

    @classmethod
    def read(cls, name: str, plural: str | None) -> Self:
        """Read the names that were given, or make the plural.

        Raises:
            ResourceError: a name can't be used, or the two are the same.
        """
        one = checked(name, "resource")
        if is_taken(one) or one.startswith("test"):
            raise ResourceError(f"{one!r} is a name that the service uses itself. Choose another, such as sales_{one}.")
        if plural is None and looks_plural(one):
            raise ResourceError(f"{one!r} looks like a plural. Name one of them, or give the plural with --plural.")
        many = checked(plural or plural_of(one), "plural", LONGEST_PLURAL)
        if many == one or is_taken(many):
            raise ResourceError(f"{many!r} can't be the plural of {one!r}. Give another with --plural.")
        return cls(one, many)

    @property
    def type(self) -> str:
        """The name of the model."""
        return camel(self.one)

    @property
    def types(self) -> str:
        """The plural in names of classes."""
        return camel(self.many)

    @property
    def constant(self) -> str:
        """The name in constants."""
        return self.one.upper()

    @property
    def constants(self) -> str:
        """The plural in constants."""
        return self.many.upper()

    @property
    def path(self) -> str:
        """The plural in addresses, tags and scopes."""
        return self.many.replace("_", "-")

    @property
    def words(self) -> str:
        """The name in sentences."""
        return self.one.replace("_", " ")

    @property
    def plural(self) -> str:
        """The plural in sentences."""
        return self.many.replace("_", " ")

    @property
    def article(self) -> str:
        """The article of one of them."""
        return article(self.one)


def camel(name: str) -> str:
    """Write a name as that of a class."""
    return "".join(part.capitalize() for part in name.split("_"))
