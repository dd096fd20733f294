"""Tokens of which only the hashes are kept."""

import pytest

from app.core.opaque_tokens import hash_token, new_token


def test_a_token_is_random_and_long() -> None:
    made = {new_token() for _ in range(100)}

    assert len(made) == 100
    assert {len(token) for token in made} == {43}


@pytest.mark.parametrize("text", ["", "x", "\ud800", "\N{SNOWMAN}"])
def test_every_text_has_a_hash_of_one_length(text: str) -> None:
    assert len(hash_token(text)) == 64
