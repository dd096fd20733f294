"""K02: a key is shown once, is strong, and is stored as a hash."""

import math
import re

from support.security.keys import Key
from support.security.tables import Tables

BITS = 128
CHECKSUM_LENGTH = 6
ALPHABET_SIZE = 62


def test_a_key_is_shown_once(key: Key) -> None:
    made = key.make("items:read")

    answer = key.ask("GET", "/api-keys")

    assert made.secret not in answer.text
    assert key.listed()[made.id]["prefix"] == made.prefix


def test_a_stolen_database_holds_no_key(key: Key, tables: Tables) -> None:
    made = key.make("items:read")

    stored = str(tables.execute("SELECT * FROM api_key"))

    assert made.prefix in stored
    assert made.secret not in stored
    assert key.secret not in stored


def test_a_key_can_not_be_guessed(key: Key) -> None:
    secrets = {key.make("items:read").secret for _ in range(10)}

    assert len(secrets) == 10
    for secret in secrets:
        assert re.fullmatch("[0-9A-Za-z]+", secret)
        assert (len(secret) - CHECKSUM_LENGTH) * math.log2(ALPHABET_SIZE) >= BITS
