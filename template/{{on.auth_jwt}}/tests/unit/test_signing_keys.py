"""Keys that sign, and older ones whose tokens are still accepted."""

from typing import Any

import jwt
import pytest
from jwt.utils import base64url_encode

from app.core.account_exceptions import InvalidTokenError
from app.core.config import Settings
from app.core.identifiers import new_id
from app.core.security import HEADER_TYPE, AccessClaims, AccessTokens
from app.core.settings.keys import Algorithm
from tests.keys import ASYMMETRIC, KEY_PAIRS, OLD_KEY_PAIRS

CLAIMS = AccessClaims(user_id=new_id(), session_id=new_id())
OLD_SECRET = "an-old-key-that-is-long-enough-to-sign-with"
NEW_SECRET = "a-new-key-that-is-long-enough-to-sign-with"


def make_tokens(**settings: Any) -> AccessTokens:
    return AccessTokens(Settings(**settings))


def make_asymmetric(algorithm: Algorithm, **settings: Any) -> AccessTokens:
    return make_tokens(algorithm=algorithm, signing_key=KEY_PAIRS[algorithm][0], **settings)


@pytest.mark.parametrize("algorithm", ASYMMETRIC)
def test_a_private_key_signs_and_its_public_key_verifies(algorithm: Algorithm) -> None:
    tokens = make_asymmetric(algorithm)

    issued = tokens.issue(CLAIMS)

    assert tokens.verify(issued) == CLAIMS
    assert jwt.get_unverified_header(issued) == {"alg": algorithm, "typ": HEADER_TYPE}


def test_tokens_of_an_old_secret_are_good_until_it_is_removed() -> None:
    issued = make_tokens(secret_key=OLD_SECRET).issue(CLAIMS)

    assert make_tokens(secret_key=NEW_SECRET, secret_key_fallbacks=(OLD_SECRET,)).verify(issued) == CLAIMS
    with pytest.raises(InvalidTokenError):
        make_tokens(secret_key=NEW_SECRET).verify(issued)


def test_new_tokens_are_signed_with_the_new_secret() -> None:
    issued = make_tokens(secret_key=NEW_SECRET, secret_key_fallbacks=(OLD_SECRET,)).issue(CLAIMS)

    with pytest.raises(InvalidTokenError):
        make_tokens(secret_key=OLD_SECRET).verify(issued)


@pytest.mark.parametrize("algorithm", ASYMMETRIC)
@pytest.mark.parametrize("part", [0, 1], ids=["private", "public"])
def test_tokens_of_an_old_pair_are_good_until_it_is_removed(algorithm: Algorithm, part: int) -> None:
    issued = make_tokens(algorithm=algorithm, signing_key=OLD_KEY_PAIRS[algorithm][0]).issue(CLAIMS)
    older = (OLD_KEY_PAIRS[algorithm][part],)

    assert make_asymmetric(algorithm, signing_key_fallbacks=older).verify(issued) == CLAIMS
    with pytest.raises(InvalidTokenError):
        make_asymmetric(algorithm).verify(issued)


@pytest.mark.filterwarnings("ignore::jwt.InsecureKeyLengthWarning")
@pytest.mark.parametrize("algorithm", ASYMMETRIC)
@pytest.mark.parametrize("ending", ["", "\n"])
def test_a_public_key_is_no_secret_to_sign_with(algorithm: Algorithm, ending: str) -> None:
    tokens = make_asymmetric(algorithm)
    pem = KEY_PAIRS[algorithm][1].replace("\\n", "\n") + ending
    header, payload, _ = make_tokens().issue(CLAIMS).split(".")
    hmac = jwt.get_algorithm_by_name("HS256")

    signature = base64url_encode(hmac.sign(f"{header}.{payload}".encode(), pem.encode())).decode()

    with pytest.raises(InvalidTokenError):
        tokens.verify(f"{header}.{payload}.{signature}")


@pytest.mark.parametrize("algorithm", ASYMMETRIC)
def test_a_token_of_another_algorithm_is_refused(algorithm: Algorithm) -> None:
    asymmetric, shared = make_asymmetric(algorithm), make_tokens()

    with pytest.raises(InvalidTokenError):
        shared.verify(asymmetric.issue(CLAIMS))
    with pytest.raises(InvalidTokenError):
        asymmetric.verify(shared.issue(CLAIMS))
