"""The page of the questions."""

from collections.abc import Iterator

from copier_fastapi.cli.variants import Choice, choices
from documentation.rules import reasons_to_ask, refusals
from documentation.tables import code, listed, table
from support.questions import Question, questions

HEADINGS = ("answer", "meaning", "packages", "variables", "containers")


def page() -> str:
    """Write the page."""
    return "# Questions\n\nThey are asked in this order.\n\n" + "\n".join(map(section, questions()))


def section(question: Question) -> str:
    """Write what there is to know of a question."""
    lines = [f"## {question.name}\n", f"{question.help}\n", f"By default: {default(question)}.\n"]
    if question.choices:
        lines.append(table(HEADINGS, rows(question)))
    return "\n".join([*lines, *remarks(question)])


def default(question: Question) -> str:
    """Write the default; the name of the project gives one to its slug."""
    if question.multiselect:
        return listed(question.default)
    return "made from `project_name`" if "{{" in str(question.default) else code(written(question.default))


def written(answer: object) -> str:
    """Write an answer as YAML does."""
    return str(answer).lower() if isinstance(answer, bool) else str(answer)


def rows(question: Question) -> Iterator[tuple[str, ...]]:
    """List the choices, with what each adds."""
    added: dict[object, Choice] = {each.value: each for each in choices() if each.question == question.name}
    for value in question.choices:
        choice = added[value]
        packages = listed((*choice.dependencies, *choice.development))
        meaning = question.labels.get(value, "")
        yield code(written(value)), meaning, packages, listed(choice.variables), listed(choice.compose_services)


def remarks(question: Question) -> Iterator[str]:
    """Say when the question is asked, and which of its answers are refused."""
    if asked := reasons_to_ask(question):
        told = "; ".join(f"{code(name)} is {' or '.join(map(code, values))}" for name, values in asked.items())
        yield f"Asked where {told}.\n"
    if refused := refusals(question):
        lines = (f"- {listed(map(written, each.given.values()))}: {each.reason}.\n" for each in refused)
        yield "Refused:\n\n" + "".join(lines)
