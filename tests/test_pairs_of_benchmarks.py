"""Ratios are those of what was measured in turn."""

import pytest

from middleware import costs
from pairs import Figures, Ratios, compare
from wrk import Request, read


def test_a_ratio_is_told_with_its_lowest_and_highest_pair() -> None:
    assert str(Ratios([0.9, 1.2, 0.95])) == "0.95 (0.90 to 1.20)"


def test_both_sides_are_measured_in_turn_and_each_begins_as_often() -> None:
    order: list[str] = []

    def measure(side: str, *figures: float) -> Figures:
        order.append(side)
        return figures

    ratios = compare(lambda: measure("service", 3.0, 8.0), lambda: measure("floor", 2.0, 2.0), pairs=2)

    assert order == ["service", "floor", "floor", "service"]
    assert ratios == (Ratios([1.5, 1.5]), Ratios([4.0, 4.0]))


def test_the_figures_of_the_load_are_found_in_what_it_prints() -> None:
    told = read('Running 1s test\nFIGURES {"requests": 500, "microseconds": 2000000, "failed": 1, "p99": 1500.0}\n')

    assert (told.answered, told.per_second, told.failed, told.p99) == (500, 250.0, 1, 0.0015)


def test_a_load_that_tells_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="unable to connect"):
        read("unable to connect to 127.0.0.1")


def test_a_request_is_written_as_the_load_reads_it() -> None:
    script = Request("http://127.0.0.1", "POST", {"Content-Type": "application/json"}, '{"a": "b"}').script

    assert script.splitlines()[:3] == [
        'wrk.method = "POST"',
        'wrk.body = "{\\"a\\": \\"b\\"}"',
        'wrk.headers["Content-Type"] = "application/json"',
    ]


def test_a_middleware_costs_what_its_stack_takes_more_than_the_one_within() -> None:
    assert costs({"none": [2.0, 1.0], "Inner": [4.0, 3.0], "Outer": [9.0, 3.5]}) == [
        ("none", "1.00", "1.00"),
        ("Inner", "2.00", "3.00"),
        ("Outer", "0.50", "3.50"),
    ]
