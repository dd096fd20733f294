"""Nothing rendered is a secret."""

import math
import re
from collections import Counter
from functools import cache
from pathlib import Path

from support.trees import texts

LONG = re.compile(r"[A-Za-z0-9+]{20,}")
KEY = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{20}|sk_live_")
ENTROPY = 4.0


def entropy(text: str) -> float:
    """Measure the bits a character of a text, by the characters that it has."""
    shares = [count / len(text) for count in Counter(text).values()]
    return -sum(share * math.log2(share) for share in shares)


def random_looking(text: str) -> bool:
    """Tell a key from a long name: it mixes digits and both cases, evenly."""
    mixed = all(re.search(part, text) for part in ("[a-z]", "[A-Z]", "[0-9]"))
    return mixed and entropy(text) > ENTROPY


@cache
def secrets(text: str) -> list[str]:
    """List what looks like a secret in a text, once for all variants that hold it."""
    return KEY.findall(text) + [word for word in LONG.findall(text) if random_looking(word)]


def test_no_file_holds_what_looks_like_a_secret(project: Path) -> None:
    found = {name: held for name, text in texts(project) if (held := secrets(text))}

    assert found == {}


def test_the_check_finds_a_key_and_passes_a_long_name() -> None:
    assert secrets("SECRET_KEY=kX9vQ2mZ7pL4tR8wY1nB6cF3hJ5dS0gA") != []
    assert secrets("test_the_service_answers_404_for_an_unknown_path REFRESH_TOKEN_EXPIRE_DAYS") == []
