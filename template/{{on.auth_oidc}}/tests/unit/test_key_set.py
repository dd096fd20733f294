"""The keys that a provider publishes."""

from typing import Any

import pytest

from app.core.key_set import MAX_KEYS, KeyName, read_key_set
from app.core.remote_documents import DocumentError
from app.core.settings.auth import Algorithm
from tests.provider.keys import FIRST_KEY, SigningKey, new_private_key

NAME = KeyName("first", Algorithm.RS256)


def names(*keys: object, algorithms: tuple[Algorithm, ...] = (Algorithm.RS256,)) -> set[KeyName]:
    """Return the names of the keys that are read."""
    return set(read_key_set({"keys": list(keys)}, algorithms))


def test_a_key_is_found_by_its_name() -> None:
    assert names(FIRST_KEY.jwk) == {NAME}


@pytest.mark.parametrize("lacking", ["alg", "use"])
def test_a_key_need_not_say_what_it_is_for(lacking: str) -> None:
    described = {name: value for name, value in FIRST_KEY.jwk.items() if name != lacking}

    assert names(described) == {NAME}


@pytest.mark.parametrize(
    "changes",
    [
        {"use": "enc"},
        {"key_ops": ["sign"]},
        {"key_ops": 1},
        {"alg": "RS512"},
        {"alg": "none"},
        {"kid": None},
        {"kid": ["first"]},
        {"kty": "oct", "k": "c2VjcmV0"},
        {"kty": "EC"},
        {"kty": 1},
        {"n": "?"},
        {"n": 1},
        {"e": "AQ"},
        {"d": "private"},
    ],
)
def test_a_key_that_is_of_no_use_is_left_out(changes: dict[str, Any]) -> None:
    assert names(FIRST_KEY.jwk | changes) == set()


@pytest.mark.parametrize("key", [None, 1, "key", [], {}])
def test_what_is_no_key_is_left_out(key: object) -> None:
    assert names(key, FIRST_KEY.jwk) == {NAME}


def test_a_short_key_is_left_out() -> None:
    short = SigningKey("short", Algorithm.RS256, new_private_key(Algorithm.RS256, bits=1024))

    assert names(short.jwk) == set()


def test_a_key_of_another_curve_is_left_out() -> None:
    described = SigningKey("curve", Algorithm.ES256, new_private_key(Algorithm.ES256)).jwk
    described.pop("alg")

    found = names(described, algorithms=(Algorithm.ES384, Algorithm.ES256))

    assert found == {KeyName("curve", Algorithm.ES256)}


@pytest.mark.parametrize("algorithm", [Algorithm.ES256, Algorithm.EDDSA])
def test_keys_of_other_algorithms_are_read_where_they_are_accepted(algorithm: Algorithm) -> None:
    key = SigningKey("other", algorithm, new_private_key(algorithm))

    assert names(key.jwk) == set()
    assert names(key.jwk, algorithms=(algorithm,)) == {KeyName("other", algorithm)}


@pytest.mark.parametrize("keys", [None, {}, "keys", [FIRST_KEY.jwk] * (MAX_KEYS + 1)])
def test_what_is_no_list_of_keys_is_refused(keys: object) -> None:
    with pytest.raises(DocumentError):
        read_key_set({"keys": keys}, (Algorithm.RS256,))
