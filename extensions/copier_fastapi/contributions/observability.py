"""What each way of watching a service adds, and what it adds to jobs and to sockets where the service has them."""

from collections.abc import Mapping

from ..answers import Answers, Auth, Observability, TaskQueue, WebSocket
from ..contribution import (
    AppOption,
    Contribution,
    Function,
    MetricFamily,
    Middleware,
    Resource,
    SettingsGroup,
    Variable,
)

TELEMETRY = Contribution(overlays=("telemetry",))
SENDING = Contribution(overlays=("sent_telemetry",))
PROMETHEUS = Contribution(
    overlays=("prometheus",),
    dependencies=("prometheus-client",),
    untyped=("prometheus_client",),
    settings=(SettingsGroup("metrics", "MetricsSettings"),),
    variables=(
        Variable(
            "METRICS_TOKEN",
            "",
            "Bearer token of /metrics, 16 characters or more; unset, closed in production",
            secret=True,
        ),
    ),
    resources=(Resource("metrics", "app.telemetry.metrics", "Metrics", "open_metrics"),),
    watching=(Middleware("metrics", "MetricsMiddleware", "counts and times requests, by their routes"),),
    root_routes=("metrics",),
    quiet_paths=("/metrics",),
    preparations=(Function("app.telemetry.shared", "share_metrics"),),
    metric_families=(MetricFamily("http", "http", "HttpMetrics"),),
    test_plugins=("tests.own_metrics",),
)
METRICS_OF_SOCKETS = Contribution(
    watching=(Middleware("socket_metrics", "SocketMetricsMiddleware", "counts sockets"),),
    metric_families=(MetricFamily("sockets", "sockets", "SocketMetrics"),),
)
METRICS_OF_JOBS = Contribution(
    settings=(SettingsGroup("worker_metrics", "WorkerMetricsSettings"),),
    variables=(Variable("WORKER_METRICS_PORT", "", "Port at which a worker shows its metrics; unset, none"),),
    worker_watchers=(Function("app.worker.measure", "open_job_metrics"),),
    handler_wrappers=(Function("app.worker.measured", "measured"),),
)
OPENTELEMETRY = Contribution(
    overlays=("opentelemetry",),
    dependencies=("opentelemetry-exporter-otlp-proto-http", "opentelemetry-sdk"),
    settings=(SettingsGroup("tracing", "TracingSettings"),),
    variables=(
        Variable("OTEL_EXPORTER_OTLP_ENDPOINT", "", "Where traces go by OTLP over HTTP; unset, nothing is traced"),
        Variable(
            "OTEL_EXPORTER_OTLP_HEADERS",
            "",
            "Headers for that place, such as a key: name=value,name=value",
            secret=True,
        ),
        Variable("OTEL_SERVICE_NAME", "{slug}", "What traces call the service"),
        Variable(
            "OTEL_TRACES_SAMPLER_ARG",
            "",
            "Which part of the requests is traced, from 0 to 1; unset, 0.1 in staging and production, else 1",
        ),
    ),
    watching=(Middleware("tracing", "SpanContextMiddleware", "names the span of the request in the log"),),
    app_options=(AppOption("app.middleware.tracing", "request_telemetry", "telemetry"),),
    watchers=(Function("app.telemetry.tracing", "open_tracing"),),
    handler_wrappers=(Function("app.worker.traced", "traced"),),
    test_plugins=("tests.traces",),
    called_ports=(4318,),
)
TRACES_OF_CALLS = Contribution(transports=(Function("app.core.outbound", "TracedTransport"),))
SENTRY = Contribution(
    overlays=("sentry",),
    dependencies=("sentry-sdk",),
    settings=(SettingsGroup("sentry", "SentrySettings"),),
    variables=(Variable("SENTRY_DSN", "", "Where errors are sent; unset, nowhere", secret=True),),
    watchers=(Function("app.telemetry.sentry", "open_sentry"),),
    log_processors=(Function("app.core.error_reports", "report_errors"),),
    called_ports=(443,),
)
OBSERVABILITIES: Mapping[Observability, tuple[Contribution, ...]] = {
    Observability.PROMETHEUS: (TELEMETRY, PROMETHEUS),
    Observability.OPENTELEMETRY: (TELEMETRY, SENDING, OPENTELEMETRY),
    Observability.SENTRY: (TELEMETRY, SENDING, SENTRY),
}
CHOICES = (TELEMETRY, SENDING, PROMETHEUS, OPENTELEMETRY, SENTRY)


def observability(answers: Answers) -> tuple[Contribution, ...]:
    """List what the chosen ways add; what they share is added once."""
    chosen = dict.fromkeys(part for each in answers.observability for part in OBSERVABILITIES[each])
    return *chosen, *metrics(answers), *traces(answers)


def metrics(answers: Answers) -> tuple[Contribution, ...]:
    """List what metrics add where the service has sockets or a queue."""
    if Observability.PROMETHEUS not in answers.observability:
        return ()
    sockets = (METRICS_OF_SOCKETS,) if answers.websocket is WebSocket.YES else ()
    return *sockets, *((METRICS_OF_JOBS,) if answers.task_queue is not TaskQueue.NONE else ())


def traces(answers: Answers) -> tuple[Contribution, ...]:
    """List what traces add where the service calls another."""
    calls = answers.auth is Auth.OIDC and Observability.OPENTELEMETRY in answers.observability
    return (TRACES_OF_CALLS,) if calls else ()
