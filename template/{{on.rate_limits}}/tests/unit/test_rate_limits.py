"""Quotas, and windows that move with the time."""

from datetime import UTC, datetime, timedelta

import pytest

from app.core.settings.quotas import Quota
from app.services.rate_limit import Counter, Decision, milliseconds, strictest

NOW = datetime(2026, 1, 1, tzinfo=UTC)
QUOTA = Quota(3, 60)
COUNTER = Counter.of(QUOTA, "login", "ada@example.com")


def hits_before(*seconds: float) -> list[int]:
    return [milliseconds(NOW - timedelta(seconds=before)) for before in seconds]


@pytest.mark.parametrize(
    ("text", "quota"),
    [
        ("5/15m", Quota(5, 900)),
        (" 1/s ", Quota(1, 1)),
        ("100/h", Quota(100, 3600)),
        ("1000/7d", Quota(1000, 604_800)),
        ("10/90s", Quota(10, 90)),
    ],
)
def test_a_quota_is_a_number_of_attempts_and_a_time(text: str, quota: Quota) -> None:
    assert Quota.parse(text) == quota


@pytest.mark.parametrize("text", ["", "5", "5/", "5/15", "/15m", "5/15w", "5 per 15m", "-5/15m", "5/1.5m", "5/15m,1/s"])
def test_what_is_no_quota_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="such as 5/15m"):
        Quota.parse(text)


@pytest.mark.parametrize("text", ["0/15m", "1001/15m", "5/0m", "5/8d"])
def test_a_quota_out_of_bounds_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="1 to 1000 attempts in one second to seven days"):
        Quota.parse(text)


@pytest.mark.parametrize("part", ["", "x" * 10_000, "ada\r\nX-Injected: yes", "\N{SNOWMAN}", "\ud800"])
def test_a_key_has_the_same_size_whatever_is_counted(part: str) -> None:
    assert len(Counter.of(QUOTA, "login", part).key_hash) == 64


def test_keys_of_different_parts_differ() -> None:
    counters = [Counter.of(QUOTA, *parts) for parts in (("a", "b"), ("ab",), ("a", "b", ""), ("b", "a"), ('a", "b',))]

    assert len({counter.key_hash for counter in counters}) == len(counters)


def test_the_first_attempt_leaves_all_but_one() -> None:
    assert COUNTER.decide([], NOW) == Decision(allowed=True, remaining=2, reset_seconds=60)


def test_the_last_attempt_is_allowed_and_leaves_none() -> None:
    assert COUNTER.decide(hits_before(50, 40), NOW) == Decision(allowed=True, remaining=0, reset_seconds=10)


def test_one_attempt_more_is_refused_until_the_oldest_is_out_of_the_window() -> None:
    assert COUNTER.decide(hits_before(50.5, 40, 30), NOW) == Decision(allowed=False, remaining=0, reset_seconds=10)


def test_nobody_waits_less_than_a_second() -> None:
    assert COUNTER.decide(hits_before(59.999, 40, 30), NOW).reset_seconds == 1


def test_nobody_waits_longer_than_the_window_although_clocks_differ() -> None:
    assert COUNTER.decide(hits_before(-5, -5, -5), NOW).reset_seconds == 60


def test_only_what_is_inside_the_window_counts() -> None:
    assert COUNTER.recent(hits_before(61, 60, 59, 0), NOW) == hits_before(59, 0)


def test_a_quota_that_was_made_smaller_counts_the_latest() -> None:
    assert COUNTER.recent(hits_before(50, 40, 30, 20, 10), NOW) == hits_before(30, 20, 10)


def test_the_decision_that_leaves_least_is_the_one_that_counts() -> None:
    tight, loose = (
        Decision(allowed=True, remaining=1, reset_seconds=5),
        Decision(allowed=True, remaining=9, reset_seconds=50),
    )

    assert strictest([loose, tight]) == tight


def test_the_longest_refusal_is_the_one_that_counts() -> None:
    short, long = (Decision(allowed=False, remaining=0, reset_seconds=seconds) for seconds in (5, 50))
    allowed = Decision(allowed=True, remaining=0, reset_seconds=100)

    assert strictest([short, allowed, long]) == long
