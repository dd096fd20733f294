"""Thousands of requests, allowed and forbidden, whose answers are those of the OpenAPI document."""

from itertools import product

import pytest

from support.http.fuzzing import fuzz
from support.live import LiveService

CALLERS = {"none": ("anonymous",), "jwt": ("anonymous", "user", "superuser")}
VERSIONS = ("v1", "v2")
# Most cases are not drawn, but follow from the document; nightly runs draw more, for everybody in each version.
EXAMPLES = {"pairs": 8, "triples": 60, "all": 60}
CHOSEN = {
    "sqlite-jwt": (("anonymous", "v1"), ("user", "v1"), ("user", "v2"), ("superuser", "v1")),
    "postgresql-none": (("anonymous", "v1"), ("anonymous", "v2")),
    "mysql-jwt": (("user", "v1"),),
}
FEWEST_CASES = {"sqlite-jwt": 4000, "postgresql-none": 500, "mysql-jwt": 900}


def test_every_answer_is_the_documented_one(
    unlimited: LiveService, subtests: pytest.Subtests, pytestconfig: pytest.Config
) -> None:
    answers, depth = unlimited.project.answers, pytestconfig.getoption("matrix")
    kind = f"{answers['database']}-{answers['auth']}"
    chosen = CHOSEN[kind] if depth == "pairs" else tuple(product(CALLERS[answers["auth"]], VERSIONS))
    cases = 0

    for caller, version in chosen:
        with subtests.test(caller, version=version):
            outcome = fuzz(unlimited, caller, version, EXAMPLES[depth])
            cases += outcome.cases
            if outcome.complaint:
                pytest.fail(outcome.complaint, pytrace=False)

    assert cases >= FEWEST_CASES[kind]
