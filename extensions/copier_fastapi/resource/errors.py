"""What is wrong with what was asked for."""


class ResourceError(Exception):
    """A resource can't be written; the message says why, and what to do."""
