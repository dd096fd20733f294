"""What Copier refuses, in our words."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from copier._main import Worker
from copier.errors import CopierError, InteractiveSessionError

from .failures import CommandError, explanation

NAMED = re.compile(r"(?:Validation error for question|Invalid choice for) '(?P<name>\w+)': (?P<problem>.*)", re.DOTALL)


@contextmanager
def template_refused() -> Iterator[None]:
    """Turn whatever Copier raises while it fetches and reads a template into one kind of error.

    Raises:
        CommandError: the template can't be used.
    """
    try:
        yield
    except Exception as error:
        raise CommandError(f"The template can't be used: {explanation(error)}") from error


@contextmanager
def answers_refused(copier: Worker) -> Iterator[None]:
    """Turn what Copier raises about answers into errors that say what to do.

    Raises:
        CommandError: Copier refused an answer, or gave up.
    """
    try:
        yield
    except KeyboardInterrupt:
        # Copier raises an error of its own that is an interrupt too.
        raise KeyboardInterrupt from None
    except InteractiveSessionError as error:
        message = "There are unanswered questions and no terminal to ask them on. Add --defaults, or --data for each."
        raise CommandError(message) from error
    except (ValueError, TypeError) as error:
        if line := answer_refusal(copier, error):
            raise CommandError(line) from error
        raise
    except CopierError as error:
        raise CommandError(explanation(error)) from error


def answer_refusal(copier: Worker, error: Exception) -> str:
    """Say which answer was refused and why; empty if the error is about something else."""
    if named := NAMED.match(str(error)):
        return f"{named['name']}: {named['problem']}"
    if name := unaccepted(copier):
        details = copier.template.questions_data[name]
        wanted = "a list, such as [a, b]" if details.get("multiselect") else f"a value of type {details.get('type')}"
        return f"{name}: {str(copier.answers.init[name])[:60]!r} is of the wrong type. Give {wanted}."
    return ""


def unaccepted(copier: Worker) -> str:
    """Name the question whose given answer Copier was reading; empty if it has accepted all of them."""
    answers = copier.answers
    return next(
        (name for name in copier.template.questions_data if name in answers.init.keys() - answers.user.keys()), ""
    )
