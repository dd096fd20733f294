"""Passwords: hashed with Argon2id, off the event loop, a few at a time."""

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial

import anyio
import anyio.to_thread
from pwdlib import PasswordHash
from pydantic import SecretStr

from app.core.exceptions import OverloadedError
from app.core.password_rules import PasswordRules
from app.core.settings.service import ServiceSettings

# A hash runs on four threads: more at once than the cores can run would keep requests waiting.
THREADS_OF_A_HASH = 4
# A hash takes 64 MiB, and a container has a limit of memory, however many cores its machine has.
MOST_HASHES = 2
WAIT_SECONDS = 10


def parallel_hashes(cores: int) -> int:
    """Return how many passwords are hashed at once on a machine."""
    return min(max(1, cores // THREADS_OF_A_HASH), MOST_HASHES)


PARALLEL_HASHES = parallel_hashes(os.cpu_count() or 1)


class PasswordHasher:
    """Hashes and compares; callers beyond the limit wait, and are turned away if it takes too long."""

    def __init__(self, rules: PasswordRules | None = None) -> None:
        self.rules = rules or PasswordRules()
        self.hasher = PasswordHash.recommended()
        self.limiter = anyio.CapacityLimiter(PARALLEL_HASHES)
        self.unknown_user_hash: str | None = None

    async def hash_new(self, password: SecretStr, *, email: str, field: str = "password") -> str:
        """Return the hash of a password that somebody chose for an account.

        Raises:
            WeakPasswordError: it would be guessed soon; the error points at the field of the request.
            OverloadedError: too many passwords are being hashed.
        """
        await anyio.to_thread.run_sync(partial(self.rules.check, password, email=email, field=field))
        return await self.hash(password)

    async def hash(self, password: SecretStr) -> str:
        """Return the hash that is stored.

        Raises:
            OverloadedError: too many passwords are being hashed.
        """
        return await self.run(partial(self.hasher.hash, password.get_secret_value()))

    async def verify(self, password: SecretStr, stored: str | None) -> tuple[bool, str | None]:
        """Compare with a stored hash, and return a new hash where the stored one is of an older kind.

        Without a stored hash it takes as long and fails, so that timing does not tell which users exist.

        Raises:
            OverloadedError: too many passwords are being hashed.
        """
        if self.unknown_user_hash is None:
            self.unknown_user_hash = await self.run(partial(self.hasher.hash, "nobody"))
        compared = stored or self.unknown_user_hash
        matches, newer = await self.run(partial(self.hasher.verify_and_update, password.get_secret_value(), compared))
        return (matches, newer) if stored else (False, None)

    async def run[T](self, work: Callable[[], T]) -> T:
        """Do the work in a thread, when it is its turn."""
        with anyio.move_on_after(WAIT_SECONDS):
            await self.limiter.acquire_on_behalf_of(work)
            try:
                with anyio.CancelScope(shield=True):
                    return await anyio.to_thread.run_sync(work)
            finally:
                self.limiter.release_on_behalf_of(work)
        raise OverloadedError


@asynccontextmanager
async def open_password_hasher(settings: ServiceSettings) -> AsyncIterator[PasswordHasher]:
    """Make the hasher of the process."""
    yield PasswordHasher(PasswordRules(settings.project_name))
