"""A setting is added by the steps of the page."""

from support.how_to import IN_A_PLAIN_SERVICE, follow, refused, steps
from support.projects import Project

PAGE = "docs/adding-settings.md"

pytestmark = IN_A_PLAIN_SERVICE


def test_a_setting_is_declared_refused_tested_and_read(project: Project) -> None:
    declaration, refusal = steps(PAGE, "1. Declare it")

    follow(project, declaration)
    expected, told = refused(project, refusal)
    assert told == expected
    follow(project, *steps(PAGE, "3. Test it"))

    assert follow(project, *steps(PAGE, "4. Set it")) == "10.0\n"
