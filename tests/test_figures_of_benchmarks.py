"""What benchmarks print is what was measured."""

from figures import Times
from pages import comparison, offsets
from tables import table


def test_a_slow_round_does_not_move_the_median() -> None:
    times = Times([0.010, 0.011, 0.012, 0.013, 9.0])

    assert str(times) == "12.0 (11.0 to 13.0)"


def test_times_are_told_with_three_digits() -> None:
    assert [str(Times([seconds] * 2)).split()[0] for seconds in (0.0012345, 0.012345, 1.2345)] == [
        "1.23",
        "12.3",
        "1234",
    ]


def test_a_ratio_is_that_of_the_medians() -> None:
    assert Times([0.2, 0.3, 0.4]).ratio(Times([0.1, 0.1, 0.9])) == "3.00 x"


def test_columns_of_a_table_are_aligned() -> None:
    lines = table(["", "ms"], [["page", "7"], ["feed", "1234"]]).splitlines()

    assert lines == [
        "|      |   ms |",
        "| ---- | ---: |",
        "| page |    7 |",
        "| feed | 1234 |",
    ]


def test_the_last_place_holds_a_full_page_of_a_long_list() -> None:
    assert offsets(1_000_000) == [0, 500_000, 990_000]


def test_pages_are_compared_with_the_feed_at_the_same_place() -> None:
    page = [Times([seconds, seconds]) for seconds in (0.002, 0.004, 0.009)]
    feed = [Times([seconds, seconds]) for seconds in (0.001, 0.001, 0.003)]

    ratios = comparison({"page": page, "feed": feed}).splitlines()[-1]

    assert [cell.strip() for cell in ratios.strip("|").split("|")] == ["page / feed", "2.00 x", "4.00 x", "3.00 x", ""]
