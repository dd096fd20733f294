"""Each licence is rendered as its text, with its owner where it names one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from support.variants import Variant, single_variants

LICENCES = {each.answers["license"]: each for each in single_variants() if "license" in each.answers}
# What each begins with, and what only it says.
TEXTS = {
    "mit": ("MIT License\n\nCopyright (c) The Maintainers\n", 'THE SOFTWARE IS PROVIDED "AS IS"'),
    "apache-2.0": ("\n                                 Apache License\n", "3. Grant of Patent License."),
    "proprietary": (
        "Copyright (c) The Maintainers. All rights reserved.\n",
        "the written permission of the copyright holder",
    ),
}


@pytest.mark.parametrize("licence", LICENCES)
def test_the_text_of_the_licence_is_there(licence: str, rendered: Callable[[Variant], Path]) -> None:
    text = (rendered(LICENCES[licence]) / "LICENSE").read_text(encoding="utf-8")
    beginning, said = TEXTS[licence]

    assert text.startswith(beginning)
    assert said in text
    assert text.endswith(".\n")
