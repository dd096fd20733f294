"""From which version of the template to which a service is brought."""

from dataclasses import dataclass

from copier._main import Worker
from packaging.version import Version

from .changelog import told_between
from .failures import CommandError


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Two versions of a template, and what its changelog tells between them."""

    old: Version
    new: Version
    news: str

    def __str__(self) -> str:
        """Tell it to people."""
        if self.old == self.new:
            return f"Template: {self.old}, as before."
        return "\n\n".join(filter(None, (f"Template: {self.old} -> {self.new}", self.news)))


def planned_move(copier: Worker) -> Move:
    """Look up the versions that Copier has found.

    Raises:
        CommandError: the service or the template has no version.
    """
    before = copier.subproject.template
    old, new = before.version if before else None, copier.template.version
    if not old or not new:
        raise CommandError("The service was not rendered from a git repository, so that it can't be updated from it.")
    return Move(old=old, new=new, news=told_between(copier.template.local_abspath, old, new))
