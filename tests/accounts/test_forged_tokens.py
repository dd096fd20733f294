"""Access tokens that somebody else has signed, or nobody."""

import pytest

from support.contract.service import Service
from support.security.answers import assert_worthless, show
from support.security.people import Login
from support.security.tokens import Token, by_nobody, by_secret, encoded, read

OTHER_KEY = "somebody-else's-key-which-is-long-enough-for-every-algorithm-of-the-family"


def test_a_token_that_is_signed_anew_as_it_was_is_accepted(service: Service, genuine: Token) -> None:
    answer = show(service, f"Bearer {genuine.signed()}".encode())

    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("algorithm", ["none", "None", "NONE", "nOnE"])
def test_an_unsigned_token_is_refused(service: Service, genuine: Token, algorithm: str) -> None:
    assert_worthless(service, genuine.signed(by_nobody, header={"alg": algorithm}))


def test_a_token_of_another_key_is_refused(service: Service, genuine: Token) -> None:
    assert_worthless(service, genuine.signed(by_secret(OTHER_KEY)))


@pytest.mark.parametrize(("algorithm", "digest"), [("HS384", "sha384"), ("HS512", "sha512")])
def test_a_token_of_another_algorithm_is_refused(
    service: Service, genuine: Token, secret_key: str, algorithm: str, digest: str
) -> None:
    assert_worthless(service, genuine.signed(by_secret(secret_key, digest), header={"alg": algorithm}))


def test_a_token_with_a_changed_signature_is_refused(service: Service, reader: Login) -> None:
    content, _, signature = reader.access_token.rpartition(".")
    other_end = "AAAAAA" if signature[-6:] != "AAAAAA" else "BBBBBB"

    for forged in (f"{content}.{signature[:-6]}{other_end}", f"{content}.", content):
        assert_worthless(service, forged)


@pytest.mark.parametrize(
    "header",
    [
        {"kid": "../../etc/passwd"},
        {"kid": "' or 1=1"},
        {"jku": "http://127.0.0.1:9/keys"},
        {"x5u": "http://127.0.0.1:9/chain"},
        {"jwk": {"kty": "oct", "k": encoded(OTHER_KEY.encode())}},
    ],
)
@pytest.mark.parametrize("key", ["ours", "theirs"])
def test_a_token_that_names_its_key_is_refused(
    service: Service, genuine: Token, secret_key: str, header: dict[str, object], key: str
) -> None:
    signer = by_secret(secret_key if key == "ours" else OTHER_KEY)

    assert_worthless(service, genuine.signed(signer, header=header))


def test_a_token_with_the_signature_of_another_is_refused(service: Service, genuine: Token, admin: Login) -> None:
    somebody = read(admin.access_token).claims["sub"]
    header, claims, _ = genuine.signed(claims={"sub": somebody}).split(".")

    assert_worthless(service, f"{header}.{claims}.{genuine.signature}")


def test_a_token_for_the_session_of_another_is_refused(service: Service, genuine: Token, admin: Login) -> None:
    assert_worthless(service, genuine.signed(claims={"sub": read(admin.access_token).claims["sub"]}))
