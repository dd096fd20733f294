"""What opens a socket: nothing, as everybody may."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grant:
    """Whose a socket is: nobody's."""

    user_id: None = None
