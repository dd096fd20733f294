"""How a resource is called: in modules, classes, addresses and sentences."""

import re
from dataclasses import dataclass
from keyword import iskeyword, issoftkeyword
from typing import Self

from .english import article, looks_plural, plural_of
from .errors import ResourceError

# Names of constraints hold two of them, and PostgreSQL cuts names off after 63 bytes.
LONGEST = 24
# A plural is in no name of a constraint.
LONGEST_PLURAL = 28
MOST_WORDS = 4
NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
# What the modules of a resource, and its tests, call something else.
TAKEN = frozenset(
    {"admin", "caller", "changes", "client", "feed", "generic", "new", "page", "query", "request", "response"}
    | {"session", "status", "user", "users", "sa", "op", "app", "tests", "data", "total", "limit", "offset", "sort"}
    | {
        "annotated",
        "any",
        "base",
        "batch",
        "date",
        "datetime",
        "decimal",
        "double",
        "field",
        "foreign_key",
        "identified",
    }
    | {
        "identifier",
        "index",
        "list",
        "mapped",
        "moment",
        "numeric",
        "plain_text",
        "read_schema",
        "repository",
        "schema",
    }
    | {
        "scope",
        "security",
        "select",
        "service",
        "slice",
        "string",
        "text",
        "timestamped",
        "change_schema",
        "page_query",
    }
    | {"feed_query", "string_constraints", "exact_decimal", "str_enum", "async_session", "simple_namespace"}
    | {"not_found_error", "type_adapter", "validation_error", "version_change"}
)


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
        if one in TAKEN or one.startswith("test"):
            raise ResourceError(f"{one!r} is a name that the service uses itself. Choose another, such as sales_{one}.")
        if plural is None and looks_plural(one):
            raise ResourceError(f"{one!r} looks like a plural. Name one of them, or give the plural with --plural.")
        many = checked(plural or plural_of(one), "plural", LONGEST_PLURAL)
        if many == one or many in TAKEN:
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
