"""Which passwords are refused: those that are guessed first. Nobody is told what a password has to be made of."""

from functools import cache
from importlib import import_module

from pydantic import SecretStr

from app.core.password_exceptions import WeakPasswordError

COMMON_COUNT = 10_000
SHORTEST_UNIT = 4


@cache
def common_passwords() -> frozenset[str]:
    """Return the passwords that are seen most often.

    They are loaded with the first password that somebody chooses: the start of a process does not wait for them.
    """
    lists: dict[str, list[str]] = import_module("zxcvbn.frequency_lists").FREQUENCY_LISTS
    return frozenset(lists["passwords"][:COMMON_COUNT])


class PasswordRules:
    """Refuses what is common, what repeats itself, and what only names the account or the service."""

    def __init__(self, service_name: str = "") -> None:
        self.service_name = service_name

    def check(self, password: SecretStr, *, email: str, field: str) -> None:
        """Look at a new password; the first call loads a list, and belongs in a thread.

        Raises:
            WeakPasswordError: it would be guessed soon; the error points at the field of the request.
        """
        text = password.get_secret_value()
        if repeats_itself(text) or not common_passwords().isdisjoint(shapes_of(text)):
            raise WeakPasswordError(field, "password_common", "Choose a password that is less common.")
        names = {email, email.partition("@")[0], self.service_name}
        known = {shape for name in names for shape in (name.lower(), squeezed(name))} - {""}
        if not known.isdisjoint(shapes_of(text)):
            raise WeakPasswordError(field, "password_personal", "Choose a password that does not name you or us.")


def shapes_of(password: str) -> set[str]:
    """Return a password with all that it is a slight variation of."""
    lower = password.lower()
    unit = repeated_unit(lower)
    shapes = {password, lower, unit, without_ends(unit), repeated_unit(without_ends(lower))}
    return shapes | {squeezed(shape) for shape in shapes}


def repeats_itself(password: str) -> bool:
    """Whether a password, apart from its ends, is a few characters over and over."""
    lower = password.lower()
    return any(len(repeated_unit(text)) < min(SHORTEST_UNIT, len(text)) for text in (lower, without_ends(lower)))


def repeated_unit(text: str) -> str:
    """Return the shortest start that, repeated and maybe cut off, gives the text; often that is the whole of it."""
    return next((text[:length] for length in range(1, len(text)) if text.startswith(text[length:])), text)


def without_ends(text: str) -> str:
    """Drop the digits and symbols around a text: they make a common password no better."""
    letters = [position for position, character in enumerate(text) if character.isalpha()]
    return text[letters[0] : letters[-1] + 1] if letters else ""


def squeezed(text: str) -> str:
    """Return the letters and digits of a text alone, in lower case."""
    return "".join(character for character in text.lower() if character.isalnum())
