"""Names and texts: what a question suggests, what it refuses, and how a text is written into a file."""

import json
import re
import unicodedata
from collections.abc import Callable, Sequence

from .answers_digest import digest_line
from .pins import distribution_names

FALLBACK_SLUG = "my-service"
LINE_LENGTH = 120
SLUG = re.compile(r"[a-z][a-z0-9-]{1,48}[a-z0-9]")
EMAIL = re.compile(r"[^@\s\"'\\<>{}]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
TRANSLITERATED = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "å": "a", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "œ": "oe"}
)
DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)
# Databases, and users of them: both are called as the service.
DATABASES = frozenset(
    {"postgres", "template0", "template1", "mysql", "sys", "information-schema", "performance-schema"}
    | {"root", "public", "none"}
)
# PostgreSQL refuses users whose names start with pg_.
KEPT_BY_POSTGRESQL = "pg-"


def slug(text: str) -> str:
    """Suggest a slug for a name; it is a valid one, whatever the name is."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(TRANSLITERATED))
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    kept = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:50].strip("-")
    short = kept[:42].strip("-")
    candidates = (kept, f"{short}-service", f"my-{short}")
    return next((candidate for candidate in candidates if not slug_problem(candidate)), FALLBACK_SLUG)


def slug_problem(text: str) -> str:
    """Say why a slug can't name a distribution, an image, a host and a database; empty if it can.

    The rule is the common part of what these allow: a DNS label (RFC 1123) that starts with a letter, without doubled
    hyphens, so that Python's normal form of the name is the name itself.
    """
    if not SLUG.fullmatch(text) or "--" in text:
        return (
            f"{json.dumps(text[:60], ensure_ascii=False)} is no slug. Use 3 to 50 of a-z, 0-9 and single hyphens, "
            "starting with a letter and ending with a letter or digit, such as order-service."
        )
    if text in distribution_names():
        return f"{text} is the name of a package that services depend on. Choose another, such as {text}-service."
    if text in DEVICES | DATABASES:
        return f"{text} is a reserved name. Choose another, such as {text}-service."
    if text.startswith(KEPT_BY_POSTGRESQL):
        return f"PostgreSQL keeps names with {KEPT_BY_POSTGRESQL} at the start. Choose another, such as my-{text}."
    return ""


def text_problem(text: str, maximum: int) -> str:
    """Say why a text can't be written into the files of a service; empty if it can."""
    if not text.strip():
        return "It must not be empty."
    if len(text) > maximum:
        return f"It has {len(text)} characters. Use at most {maximum}."
    if "\\" in text or not all(character.isprintable() for character in text):
        return "Use one line of printable characters, without backslashes."
    return ""


def email_problem(text: str) -> str:
    """Say why a text is no e-mail address; empty if it is one."""
    if problem := text_problem(text, maximum=254):
        return problem
    if not EMAIL.fullmatch(text):
        return f"{json.dumps(text, ensure_ascii=False)} is no e-mail address, such as team@example.com."
    return ""


def quoted(text: str) -> str:
    """Write a text as a double-quoted string of TOML, YAML and JSON."""
    return json.dumps(text, ensure_ascii=False)


def python_string(text: str) -> str:
    """Write a text as a Python string, in the quotes that the formatter would choose."""
    if text.count('"') > text.count("'"):
        return "'" + text.replace("'", "\\'") + "'"
    return '"' + text.replace('"', '\\"') + '"'


def imported_from(names: Sequence[str], module: str) -> str:
    """Write an import as a formatter does: on one line if it fits, else with a name on each."""
    line = f"from {module} import {', '.join(names)}"
    if len(line) <= LINE_LENGTH:
        return line
    listed = "".join(f"    {name},\n" for name in names)
    return f"from {module} import (\n{listed})"


FILTERS: dict[str, Callable[..., str]] = {
    "slug": slug,
    "slug_problem": slug_problem,
    "text_problem": text_problem,
    "email_problem": email_problem,
    "quoted": quoted,
    "python_string": python_string,
    "imported_from": imported_from,
    "digest_line": digest_line,
}
