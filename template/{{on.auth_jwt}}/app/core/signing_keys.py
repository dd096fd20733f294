"""The keys of access tokens: one that signs, and all whose tokens are accepted."""

from dataclasses import dataclass

from app.core.settings.auth import AuthSettings
from app.core.settings.keys import Algorithm, PrivateKey, PublicKey, read_private_key, read_public_key


@dataclass(frozen=True, slots=True)
class SigningKeys:
    """Keys of one algorithm; the accepted ones are those of new tokens first, then older ones."""

    algorithm: Algorithm
    signing: str | PrivateKey
    accepted: tuple[str | PublicKey, ...]


def signing_keys(settings: AuthSettings) -> SigningKeys:
    """Return the keys of the settings, which have been checked."""
    algorithm = settings.algorithm
    if settings.signing_key is None or algorithm is Algorithm.HS256:
        secret = settings.secret_key.get_secret_value()
        older = (each.get_secret_value() for each in settings.secret_key_fallbacks)
        return SigningKeys(algorithm, secret, (secret, *older))
    signing = read_private_key(settings.signing_key.get_secret_value(), algorithm)
    older_keys = (read_public_key(each.get_secret_value(), algorithm) for each in settings.signing_key_fallbacks)
    return SigningKeys(algorithm, signing, (signing.public_key(), *older_keys))
