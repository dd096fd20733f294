"""Finds variables that are nearly settings, and are none."""

from collections.abc import Iterable
from difflib import get_close_matches

from app.core.variable_files import file_variable

# High enough to leave TEST_DATABASE_URL alone, low enough to find a letter too few.
LIKENESS = 0.9


def misspelt_variables(settings: Iterable[str], variables: Iterable[str]) -> list[str]:
    """List a hint for every variable whose name is close to that of a setting; values are never looked at."""
    names = {name.upper() for name in settings}
    known = names | {file_variable(name) for name in names}
    unknown = sorted({variable.upper() for variable in variables} - known)
    return [
        f"{variable} is no setting: {meant} is the nearest one"
        for variable in unknown
        for meant in get_close_matches(variable, known, n=1, cutoff=LIKENESS)
    ]
