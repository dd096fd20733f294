"""The middleware that every service has, in the order in which a request meets it; choices add theirs in between."""

from ..contribution import Middleware

OUTERMOST = (
    Middleware("request_id", "RequestIdMiddleware", "gives the request an id, which its log and its answer name"),
    Middleware("trailing_slash", "TrailingSlashMiddleware", "serves both spellings of a path, without a redirect"),
    Middleware("draining", "DrainingMiddleware", "ends connections once the process has been told to stop"),
)
GUARDS = (
    Middleware("access_log", "AccessLogMiddleware", "writes a line once the request is answered"),
    Middleware("security_headers", "SecurityHeadersMiddleware", "tells browsers what to refuse"),
    Middleware("head", "HeadMiddleware", "answers HEAD as GET, without the body"),
    Middleware("liveness", "LivenessMiddleware", "leads `GET /health` to its route at once"),
    Middleware("allowed_hosts", "AllowedHostsMiddleware", "refuses other hosts than those of `ALLOWED_HOSTS`"),
    Middleware("cors", "CrossOriginMiddleware", "lets the pages of `ALLOWED_ORIGINS` call"),
)
CONCURRENCY = Middleware(
    "concurrency_limit", "ConcurrencyLimitMiddleware", "refuses what is above `MAX_CONCURRENT_REQUESTS`"
)
COMPRESSION = Middleware("gzip", "GZipMiddleware", "compresses answers; it is the framework's own")
LIMITS = (
    Middleware("body_limit", "BodyLimitMiddleware", "refuses bodies above `MAX_BODY_BYTES`"),
    Middleware("json_encoding", "JsonEncodingMiddleware", "refuses JSON that is not in UTF-8"),
    Middleware("unexpected_errors", "UnexpectedErrorsMiddleware", "logs what nobody expected, and answers 500"),
)
