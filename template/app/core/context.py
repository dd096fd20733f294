"""What belongs to the request that is being served."""

from contextvars import ContextVar

NO_REQUEST = "-"
request_id: ContextVar[str] = ContextVar("request_id", default=NO_REQUEST)
# As W3C Trace Context writes it; empty where the caller traces nothing.
traceparent: ContextVar[str] = ContextVar("traceparent", default="")
