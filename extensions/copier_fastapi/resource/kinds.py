"""The types that fields may have, and how each is written in the modules of a resource."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from .errors import ResourceError

LONGEST_STRING = 4096
# As many characters as fit into the 64 KiB of the smallest type of the databases, whatever they are.
LONGEST_TEXT = 16_000
# As many digits as are in a whole number of 64 bits, which is how SQLite stores exact numbers.
MOST_DIGITS = 18
WRITTEN = re.compile(r"(?P<name>[a-z]+)(\((?P<numbers>\d{1,6}(, ?\d{1,6})*)\))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How values of a type are written in the modules of a resource.

    `given` is what the schema takes, within `limits` and finished by `finish`; `blank` is a value that stands for none,
    `samples` are two values as JSON, the smaller one first, and `refused` others with the codes of their refusals. A
    text has a `length`.
    """

    annotation: str
    migration: str
    given: str
    blank: str
    samples: tuple[str, str]
    refused: tuple[tuple[str, str], ...]
    column: str = ""
    limits: str = ""
    finish: str = ""
    length: int = 0
    sortable: bool = True
    searchable: bool = False


def string(length: int) -> Kind:
    """A text that lists are sorted by and searched in."""
    if not 1 <= length <= LONGEST_STRING:
        raise ResourceError(f"str({length}) is not possible: a str has 1 to {LONGEST_STRING} characters, a text more.")
    return Kind(
        annotation="str",
        column="String",
        migration=f"sa.String({length})",
        given="PlainText",
        blank='""',
        samples=('"a"', '"b"'),
        refused=((f'"x" * {length + 1}', "too_long"),),
        length=length,
        searchable=True,
    )


def exact(digits: int = 12, places: int = 2) -> Kind:
    """A number with decimal places, as for money."""
    if not 1 <= places < digits <= MOST_DIGITS:
        raise ResourceError(
            f"decimal({digits},{places}) is not possible: it has at most {MOST_DIGITS} digits, at least one of them "
            "before the point and one after it."
        )
    return Kind(
        annotation="Decimal",
        column=f"Numeric({digits}, {places})",
        migration=f"sa.Numeric({digits}, {places})",
        given="Decimal",
        limits=f"max_digits={digits}, decimal_places={places}",
        # The database returns all decimal places: so does the answer to whoever sends fewer.
        finish=f"AfterValidator(partial(round, ndigits={places}))",
        blank="Decimal()",
        samples=(f'"1.{"5".ljust(places, "0")}"', f'"2.{"5".ljust(places, "0")}"'),
        refused=((f'"0.{"1".rjust(places + 1, "0")}"', "decimal_max_places"), ('"much"', "decimal_parsing")),
    )


TEXT = Kind(
    annotation="str",
    column="Text",
    migration="sa.Text()",
    given="PlainText",
    blank='""',
    samples=('"a"', '"b"'),
    refused=((f'"x" * {LONGEST_TEXT + 1}', "too_long"),),
    length=LONGEST_TEXT,
    sortable=False,
)
INTEGER = Kind(
    annotation="int",
    migration="sa.Integer()",
    given="int",
    limits="ge=-(2**31), le=2**31 - 1",
    blank="0",
    samples=("1", "2"),
    refused=(("2**31", "less_than_equal"), ('"many"', "int_parsing")),
)
BOOLEAN = Kind(
    annotation="bool",
    migration="sa.Boolean()",
    given="bool",
    blank="False",
    samples=("False", "True"),
    refused=(('"maybe"', "bool_parsing"),),
    sortable=False,
)
FLOAT = Kind(
    annotation="float",
    column="Double",
    migration="sa.Double()",
    given="float",
    limits="allow_inf_nan=False",
    blank="0",
    samples=("0.5", "1.5"),
    refused=(('"some"', "float_parsing"),),
)
DATE = Kind(
    annotation="date",
    migration="sa.Date()",
    given="date",
    blank="date.min",
    samples=('"2026-01-31"', '"2026-02-28"'),
    refused=(('"31.01.2026"', "date_from_datetime_parsing"),),
)
DATETIME = Kind(
    annotation="datetime",
    migration="UtcDateTime()",
    given="Moment",
    blank="datetime.fromtimestamp(0, UTC)",
    samples=('"2026-01-31T12:00:00Z"', '"2026-02-28T12:00:00Z"'),
    refused=(('"2026-01-31T12:00:00"', "timezone_aware"), ('"9999-12-31T23:59:59-01:00"', "value_error")),
)
UUID = Kind(
    annotation="UUID",
    migration="Identifier()",
    given="UUID",
    blank="UUID(int=0)",
    samples=('"01890000-0000-7000-8000-000000000001"', '"01890000-0000-7000-8000-000000000002"'),
    refused=(('"first"', "uuid_parsing"),),
    sortable=False,
)
PLAIN: Mapping[str, Kind] = MappingProxyType(
    {
        "text": TEXT,
        "int": INTEGER,
        "bool": BOOLEAN,
        "float": FLOAT,
        "decimal": exact(),
        "date": DATE,
        "datetime": DATETIME,
        "uuid": UUID,
    }
)
# By their names and how many numbers they take.
SIZED: Mapping[tuple[str, int], Callable[..., Kind]] = MappingProxyType({("str", 1): string, ("decimal", 2): exact})
KNOWN = "str(LENGTH), text, int, bool, float, decimal, decimal(DIGITS,PLACES), date, datetime, uuid or user"


def read_kind(written: str) -> Kind:
    """Read a type.

    Raises:
        ResourceError: none is written so.
    """
    if written in PLAIN:
        return PLAIN[written]
    if found := WRITTEN.fullmatch(written):
        numbers = [int(number) for number in (found["numbers"] or "").split(",") if number]
        if make := SIZED.get((found["name"], len(numbers))):
            return make(*numbers)
    raise ResourceError(f"{written[:60]!r} is no type of a field. Use {KNOWN}.")
