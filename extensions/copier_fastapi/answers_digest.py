"""Notes beside the answers of a service what they were, so that an edit by hand is noticed."""

import hashlib
import json
from collections.abc import Mapping

MARK = "Answers change by an update, not here:"
LENGTH = 16


def digest(answers: Mapping[str, object]) -> str:
    """Condense answers to hexadecimal digits; what Copier notes about the template does not count."""
    counted = {name: value for name, value in answers.items() if not name.startswith("_")}
    text = json.dumps(counted, sort_keys=True, ensure_ascii=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def digest_line(answers: Mapping[str, object]) -> str:
    """Write the comment that holds the digest."""
    return f"# {MARK} {digest(answers)}"
