"""Thousands of requests, allowed and forbidden, whose answers are those of the OpenAPI document."""

from itertools import product

import pytest

from support.contract.releases import RELEASES
from support.http.fuzzing import fuzz
from support.live import LiveService

KNOWN = ("anonymous", "user", "superuser")
CALLERS = {"none": ("anonymous",), "jwt": KNOWN, "session": KNOWN, "api_key": KNOWN, "oidc": KNOWN}
# Most cases are not drawn, but follow from the document; nightly runs draw more, for everybody in each version.
EXAMPLES = {"pairs": 8, "triples": 60, "all": 60}
OLDEST, NEWEST = 0, -1
CHOSEN = {
    "jwt": (("anonymous", OLDEST), ("user", NEWEST), ("superuser", OLDEST)),
    "none": (("anonymous", NEWEST),),
    "session": (("user", OLDEST), ("superuser", NEWEST)),
    "api_key": (("user", OLDEST), ("superuser", NEWEST)),
    "oidc": (("anonymous", OLDEST), ("user", OLDEST), ("superuser", NEWEST)),
}
FEWEST_CASES = {"jwt": 3000, "none": 300, "session": 2200, "api_key": 1600, "oidc": 1400}


def test_every_answer_is_the_documented_one(
    unlimited: LiveService, subtests: pytest.Subtests, pytestconfig: pytest.Config
) -> None:
    auth, depth = unlimited.project.answers["auth"], pytestconfig.getoption("matrix")
    releases = RELEASES[unlimited.project.answers["api_versioning"]]
    chosen = [(caller, releases[place]) for caller, place in CHOSEN[auth]]
    if depth != "pairs":
        chosen = list(product(CALLERS[auth], releases))
    cases = 0

    for caller, release in chosen:
        with subtests.test(caller, version=release.name):
            outcome = fuzz(unlimited, caller, release, EXAMPLES[depth])
            cases += outcome.cases
            if outcome.complaint:
                pytest.fail(outcome.complaint, pytrace=False)

    assert cases >= FEWEST_CASES[auth]
