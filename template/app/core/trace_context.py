"""The trace that a request belongs to, as W3C Trace Context writes it in the header `traceparent`."""

import re

# Version, trace, span of the caller, flags; a trace or a span of zeros alone is none.
TRACEPARENT = re.compile(r"00-(?!0{32})(?P<trace_id>[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}")


def accept_traceparent(given: str) -> str:
    """Return the header as it came, or nothing where it is malformed or of a version that is not known."""
    return given if TRACEPARENT.fullmatch(given) else ""


def trace_id_of(traceparent: str) -> str | None:
    """Return the id of the trace, if there is one."""
    found = TRACEPARENT.fullmatch(traceparent)
    return found["trace_id"] if found else None
