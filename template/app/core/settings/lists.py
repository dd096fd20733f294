"""Lists in environment variables."""

import json


def parse_list(text: str) -> list[str]:
    """Read `["a", "b"]` or `a, b`.

    Raises:
        ValueError: the text starts like JSON and is no list of texts.
    """
    if not text.strip().startswith("["):
        return [part.strip() for part in text.split(",") if part.strip()]
    value = json.loads(text)
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise ValueError("write a JSON list of texts")
    return value
