"""Counting in the database, with real transactions."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError, IntegrityError

from app.core.clock import utc_now
from app.core.exceptions import DatabaseUnavailableError, OverloadedError
from app.core.settings.quotas import Quota
from app.db.session import Database, open_database
from app.models.rate_limit import RateLimit
from app.repositories.rate_limit import RateLimitRepository
from app.services.rate_limit import Counter
from app.services.rate_limit_store import CLEANED_ROWS, RateLimitStore
from tests.databases import UNREACHABLE_URL
from tests.settings import make_settings

QUOTA = Quota(5, 900)


@pytest.fixture
def store(committing_database: Database) -> RateLimitStore:
    """A store whose transactions really commit."""
    return RateLimitStore(committing_database)


def counters_of(number: int) -> list[Counter]:
    """Return a counter that everybody shares, and one that few do."""
    return [Counter.of(Quota(20, 900), "shared"), Counter.of(QUOTA, "own", str(number % 3))]


async def test_of_attempts_at_once_as_many_are_allowed_as_one_after_another(store: RateLimitStore) -> None:
    counter = Counter.of(QUOTA, "login", "ada@example.com")

    decisions = await asyncio.gather(*(store.attempt([counter]) for _ in range(10)))

    assert sorted(decision.remaining for decision in decisions if decision.allowed) == [0, 1, 2, 3, 4]


async def test_an_attempt_that_one_counter_refuses_counts_on_none(store: RateLimitStore) -> None:
    tight, loose = Counter.of(Quota(1, 900), "tight"), Counter.of(QUOTA, "loose")
    await store.attempt([tight, loose])

    refused = await store.attempt([tight, loose])

    assert not refused.allowed
    assert (await store.attempt([loose])).remaining == 3


async def test_counters_that_are_shared_in_part_do_not_block_each_other(store: RateLimitStore) -> None:
    decisions = await asyncio.gather(*(store.attempt(counters_of(number)) for number in range(12)))

    assert [decision.allowed for decision in decisions] == [True] * 12
    assert (await store.attempt(counters_of(0)[:1])).remaining == 7


async def test_what_is_forgiven_does_not_count(store: RateLimitStore) -> None:
    cleared, returned = Counter.of(QUOTA, "cleared"), Counter.of(QUOTA, "returned")
    for _ in range(3):
        await store.attempt([cleared, returned])

    await store.forgive(cleared=[cleared], returned=[returned])

    assert (await store.attempt([cleared])).remaining == 4
    assert (await store.attempt([returned])).remaining == 2


async def test_what_was_never_counted_can_be_forgiven(store: RateLimitStore) -> None:
    await store.forgive(cleared=[Counter.of(QUOTA, "cleared")], returned=[Counter.of(QUOTA, "returned")])

    assert (await store.attempt([Counter.of(QUOTA, "returned")])).remaining == 4


async def test_a_new_row_takes_some_old_ones_with_it(store: RateLimitStore, committing_database: Database) -> None:
    past, future = utc_now() - timedelta(seconds=1), utc_now() + timedelta(hours=1)
    ends = [past] * (CLEANED_ROWS + 2) + [future]
    async with committing_database.sessions.begin() as session:
        session.add_all(RateLimit(key_hash=f"{number:064}", hits=[], expires_at=end) for number, end in enumerate(ends))

    await store.attempt([Counter.of(QUOTA, "new")])

    async with committing_database.readers() as session:
        assert await session.scalar(select(func.count()).select_from(RateLimit)) == 4


async def test_an_attempt_that_is_too_late_once_is_counted_all_the_same(
    store: RateLimitStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_all = RateLimitRepository.add_all

    async def be_late(_attempts: RateLimitRepository, _rows: object) -> None:
        monkeypatch.setattr(RateLimitRepository, "add_all", add_all)
        raise IntegrityError("INSERT", {}, ValueError())

    monkeypatch.setattr(RateLimitRepository, "add_all", be_late)

    assert (await store.attempt([Counter.of(QUOTA, "new")])).remaining == 4


async def test_a_database_that_is_away_is_not_asked_again() -> None:
    async with open_database(make_settings(UNREACHABLE_URL)) as away:
        with pytest.raises((DBAPIError, DatabaseUnavailableError)):
            await RateLimitStore(away).attempt([Counter.of(QUOTA, "new")])


async def test_an_attempt_that_is_always_too_late_may_be_tried_again(
    store: RateLimitStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def be_late(_attempts: RateLimitRepository, _rows: object) -> None:
        raise IntegrityError("INSERT", {}, ValueError())

    monkeypatch.setattr(RateLimitRepository, "add_all", be_late)

    with pytest.raises(OverloadedError):
        await store.attempt([Counter.of(QUOTA, "new")])
