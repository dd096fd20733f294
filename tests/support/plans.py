"""The plan of a rendered service, made again from its answers file."""

from pathlib import Path

import yaml

from copier_fastapi.answers import Answers
from copier_fastapi.plan import ServicePlan, plan_service


def plan_of(project: Path) -> ServicePlan:
    """Plan a rendered service again."""
    answers = yaml.safe_load((project / ".copier-answers.yml").read_text(encoding="utf-8"))
    return plan_service(Answers.from_context(answers))
