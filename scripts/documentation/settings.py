"""The page of the environment variables that rendered services read."""

from collections.abc import Iterable, Iterator

from copier_fastapi.answers import Answers
from copier_fastapi.cli.variants import QUESTIONS
from copier_fastapi.contribution import Contribution, Variable
from copier_fastapi.contributions.base import BASE
from copier_fastapi.placeholders import filled_variable
from copier_fastapi.plan import ServicePlan, plan_service
from documentation.tables import code, table
from support.questions import questions
from support.variants import covering_variants

NAMES = {"{slug}": "my-service", "{database}": "my_service"}
INTRODUCTION = (
    "# Settings\n\nThe environment variables that a rendered service reads, by the answer that brings them. A service "
    "lists its own in its README and in `.env.example`; a name with `_FILE` at its end names a file with the value.\n"
)


def page() -> str:
    """Write the page."""
    parts = [INTRODUCTION, "## Every service\n", table_of(BASE.variables)]
    told = set(BASE.variables)
    for name, variables in by_answer():
        told |= set(variables)
        parts += [f"## {name}\n", table_of(variables)]
    together = {each for plan in plans() for each in plan.variables} - {filled_variable(each, NAMES) for each in told}
    parts += ["## Several answers together\n", table_of(sorted(together, key=lambda variable: variable.name))]
    return "\n".join(parts)


def by_answer() -> Iterator[tuple[str, tuple[Variable, ...]]]:
    """List what each answer brings by itself."""
    for question in QUESTIONS:
        for value, added in question.additions.items():
            parts = (added,) if isinstance(added, Contribution) else added
            if variables := tuple(variable for part in parts for variable in part.variables):
                yield f"{question.name}: {str(value.value).lower()}", variables


def plans() -> Iterator[ServicePlan]:
    """Plan services with each pair of answers."""
    texts = {question.name: question.default for question in questions()} | {"project_slug": "my-service"}
    return (plan_service(Answers.from_context(texts | dict(each.answers))) for each in covering_variants(2))


def table_of(variables: Iterable[Variable]) -> str:
    """List variables."""
    return table(("variable", "to start from", "meaning"), map(row, variables))


def row(variable: Variable) -> tuple[str, str, str]:
    """Describe a variable."""
    filled = filled_variable(variable, NAMES)
    return code(filled.name), code(filled.example), filled.help
