"""Pairs of keys for tests: the private and the public one, in PEM form on one line."""

from app.commands.secrets import new_private_key, pem_of
from app.core.settings.keys import Algorithm

ASYMMETRIC = [Algorithm.RS256, Algorithm.EDDSA]
KEY_PAIRS = {algorithm: pem_of(new_private_key(algorithm)) for algorithm in ASYMMETRIC}
OLD_KEY_PAIRS = {algorithm: pem_of(new_private_key(algorithm)) for algorithm in ASYMMETRIC}
