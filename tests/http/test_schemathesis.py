"""Thousands of requests, allowed and forbidden, whose answers are those of the OpenAPI document."""

from itertools import product

import pytest

from support.http.fuzzing import fuzz
from support.live import LiveService

KNOWN = ("anonymous", "user", "superuser")
CALLERS = {"none": ("anonymous",), "jwt": KNOWN, "session": KNOWN, "api_key": KNOWN, "oidc": KNOWN}
VERSIONS = ("v1", "v2")
# Most cases are not drawn, but follow from the document; nightly runs draw more, for everybody in each version.
EXAMPLES = {"pairs": 8, "triples": 60, "all": 60}
CHOSEN = {
    "jwt": (("anonymous", "v1"), ("user", "v1"), ("user", "v2"), ("superuser", "v1")),
    "none": (("anonymous", "v1"), ("anonymous", "v2")),
    "session": (("user", "v1"), ("superuser", "v2")),
    "api_key": (("user", "v1"), ("superuser", "v2")),
    "oidc": (("anonymous", "v1"), ("user", "v1"), ("superuser", "v2")),
}
FEWEST_CASES = {"jwt": 4000, "none": 500, "session": 2200, "api_key": 1600, "oidc": 1400}


def test_every_answer_is_the_documented_one(
    unlimited: LiveService, subtests: pytest.Subtests, pytestconfig: pytest.Config
) -> None:
    auth, depth = unlimited.project.answers["auth"], pytestconfig.getoption("matrix")
    chosen = CHOSEN[auth] if depth == "pairs" else tuple(product(CALLERS[auth], VERSIONS))
    cases = 0

    for caller, version in chosen:
        with subtests.test(caller, version=version):
            outcome = fuzz(unlimited, caller, version, EXAMPLES[depth])
            cases += outcome.cases
            if outcome.complaint:
                pytest.fail(outcome.complaint, pytrace=False)

    assert cases >= FEWEST_CASES[auth]
