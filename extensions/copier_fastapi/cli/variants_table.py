"""Shows the choices to people."""

from collections.abc import Mapping
from itertools import groupby

from .variants import Choice, choices

# What YAML writes for those who answer yes or no.
WORDS: Mapping[str | bool, str] = {True: "yes", False: "no"}


def additions(choice: Choice) -> str:
    """Say in one line what a choice adds."""
    groups = (
        ("packages", choice.dependencies + choice.development),
        ("files of", choice.overlays),
        ("variables", choice.variables),
        ("containers", choice.compose_services),
    )
    return "; ".join(f"{label} {', '.join(names)}" for label, names in groups if names) or "nothing"


def label(choice: Choice) -> str:
    """Write an answer as one gives it, and whether it is the default."""
    answer = WORDS.get(choice.value, str(choice.value))
    return f"{answer} (default)" if choice.default else answer


def variants_table() -> str:
    """Lay out each question with its choices below it, the default marked."""
    blocks = []
    for (name, help_text), group in groupby(choices(), key=lambda choice: (choice.question, choice.help)):
        rows = [(label(each), additions(each)) for each in group]
        width = max(len(value) for value, _ in rows)
        blocks.append("\n".join([f"{name}: {help_text}", *(f"  {value:<{width}}  {adds}" for value, adds in rows)]))
    return "\n\n".join(blocks)
