"""Shows the choices to people."""

from itertools import groupby

from .variants import Choice, choices


def additions(choice: Choice) -> str:
    """Say in one line what a choice adds."""
    groups = (
        ("packages", choice.dependencies + choice.development),
        ("files of", choice.overlays),
        ("variables", choice.variables),
        ("containers", choice.compose_services),
    )
    return "; ".join(f"{label} {', '.join(names)}" for label, names in groups if names) or "nothing"


def variants_table() -> str:
    """Lay out each question with its choices below it, the default marked."""
    blocks = []
    for (name, help_text), group in groupby(choices(), key=lambda choice: (choice.question, choice.help)):
        rows = [(f"{each.value} (default)" if each.default else each.value, additions(each)) for each in group]
        width = max(len(value) for value, _ in rows)
        blocks.append("\n".join([f"{name}: {help_text}", *(f"  {value:<{width}}  {adds}" for value, adds in rows)]))
    return "\n\n".join(blocks)
