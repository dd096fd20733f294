"""Which keys sign, and which signatures are accepted."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from support.contract.service import Service
from support.projects import Project
from support.security.answers import assert_refused
from support.security.people import Login, Person
from support.security.serving import OPEN, OTHER_KEY, calling_anew, serving_with
from support.security.tokens import by_key, by_secret, read

RSA_KEY = generate_private_key(public_exponent=65537, key_size=2048)
EDWARDS_KEY = Ed25519PrivateKey.generate()
KEYS: dict[str, RSAPrivateKey | Ed25519PrivateKey] = {"RS256": RSA_KEY, "EdDSA": EDWARDS_KEY}
FORMS = {
    "PEM": (Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
    "OpenSSH": (Encoding.OpenSSH, PublicFormat.OpenSSH),
}


@contextmanager
def called_with(project: Project, **settings: str) -> Iterator[Service]:
    """Serve the project with other keys, and call it."""
    with serving_with(project, OPEN | settings) as live, calling_anew(live) as service:
        yield service


@pytest.fixture(scope="module", params=KEYS)
def algorithm(request: pytest.FixtureRequest) -> str:
    """An algorithm with two keys."""
    chosen: str = request.param
    return chosen


@pytest.fixture(scope="module")
def signing(mailing_project: Project, algorithm: str) -> Iterator[Service]:
    """The service with a pair of keys."""
    private = KEYS[algorithm].private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    with called_with(mailing_project, ALGORITHM=algorithm, SIGNING_KEY=private) as service:
        yield service


@pytest.fixture(scope="module")
def signed_in(signing: Service) -> Login:
    """Somebody who is logged in there."""
    return Person.of(signing).login()


def test_a_private_key_signs_and_its_public_key_verifies(signed_in: Login, algorithm: str) -> None:
    token = read(signed_in.access_token)
    anew = Login(service=signed_in.service, access_token=token.signed(by_key(KEYS[algorithm])), refresh_token="")

    assert token.header == {"alg": algorithm, "typ": "at+jwt"}
    assert (signed_in.me().status_code, anew.me().status_code) == (200, 200)


@pytest.mark.parametrize("form", FORMS)
def test_the_public_key_is_no_secret_that_signs(signed_in: Login, algorithm: str, form: str) -> None:
    public = KEYS[algorithm].public_key().public_bytes(*FORMS[form]).decode()
    forged = read(signed_in.access_token).signed(by_secret(public), header={"alg": "HS256"})

    assert_refused(Login(service=signed_in.service, access_token=forged, refresh_token="").me())


def test_the_secret_does_not_sign_where_keys_do(signed_in: Login, secret_key: str) -> None:
    forged = read(signed_in.access_token).signed(by_secret(secret_key), header={"alg": "HS256"})

    assert_refused(Login(service=signed_in.service, access_token=forged, refresh_token="").me())


@pytest.mark.parametrize("algorithm", KEYS)
def test_keys_do_not_sign_where_the_secret_does(reader: Login, algorithm: str) -> None:
    forged = read(reader.access_token).signed(by_key(KEYS[algorithm]), header={"alg": algorithm})

    assert_refused(Login(service=reader.service, access_token=forged, refresh_token="").me())


def test_a_replaced_key_is_accepted_for_as_long_as_it_is_listed(
    mailing_project: Project, strict: Service, login: Login, secret_key: str
) -> None:
    old = Login(service=strict, access_token=login.access_token, refresh_token="")
    with called_with(mailing_project, SECRET_KEY=OTHER_KEY, SECRET_KEY_FALLBACKS=f'["{secret_key}"]') as rotated:
        during = Login(service=rotated, access_token=login.access_token, refresh_token="").me()
        renewed = Login(service=rotated, access_token="", refresh_token=login.refresh_token).refreshed()

    after = Login(service=strict, access_token=renewed.access_token, refresh_token="").me()

    assert (during.status_code, after.status_code) == (200, 200)
    assert_refused(old.me())
