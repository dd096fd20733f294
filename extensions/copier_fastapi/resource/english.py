"""English, as far as names of resources need it."""

import re

IRREGULAR = {"child": "children", "man": "men", "woman": "women", "person": "people", "foot": "feet", "mouse": "mice"}


def plural_of(name: str) -> str:
    """Write the plural of an English noun, by its last word."""
    first, underscore, last = name.rpartition("_")
    if last in IRREGULAR:
        plural = IRREGULAR[last]
    elif last.endswith("sis"):
        plural = f"{last[:-2]}es"
    elif last.endswith(("s", "x", "z", "ch", "sh")):
        plural = f"{last}es"
    elif re.search(r"[^aeiou]y$", last):
        plural = f"{last[:-1]}ies"
    else:
        plural = f"{last}s"
    return f"{first}{underscore}{plural}"


def looks_plural(name: str) -> bool:
    """Tell whether a name is a plural already, as far as its end tells."""
    return name.endswith("s") and not name.endswith(("ss", "us", "is"))


def article(word: str) -> str:
    """Choose the article of a word."""
    return "an" if word[0] in "aeiou" and not word.startswith(("uni", "use", "eu", "one")) else "a"
