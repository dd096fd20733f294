"""A job is added by the steps of the page, with a queue and without."""

from support.how_to import IN_BOTH_SERVICES, follow, steps
from support.projects import Project

PAGE = "docs/adding-jobs.md"
OTHERS = {"none": {"With a queue", "At certain times"}, "taskiq": {"With `task_queue: none`"}}

pytestmark = IN_BOTH_SERVICES


def test_a_job_is_wanted_and_done(project: Project) -> None:
    told = follow(project, *steps(PAGE, without=OTHERS[project.answers["task_queue"]]))

    assert "tests/integration/test_counts.py ." in told
