"""What each task queue and broker adds; a queue brings jobs, and the processes that do them."""

from collections.abc import Mapping

from ..answers import Answers, Broker, Observability, TaskQueue
from ..contribution import Contribution, Model, Resource, SettingsGroup, Variable
from .accounts import CLEANUP, CLEANUP_BY_QUEUE, CLEANUP_IN_PROCESS, MAILS_IN_PROCESS, PASSWORDS
from .auth import AUTHS
from .websocket import websocket

QUEUE = Contribution(
    overlays=("queue", "jobs"),
    dependencies=("cronsim",),
    settings=(SettingsGroup("broker", "BrokerSettings"), SettingsGroup("jobs", "JobSettings")),
    variables=(
        Variable("JOB_QUEUE", "{slug}", "What the queue is called; services that share a broker need different ones"),
        Variable("DEMO_TASKS_ENABLED", "false", "Whether callers may try the queue through /tasks"),
        Variable(
            "JOB_RETRY_SECONDS", "2", "How long a job waits after its first failure; each wait is four times as long"
        ),
        Variable("JOB_LEASE_SECONDS", "30", "How long a worker may be silent until another does its jobs"),
        Variable("JOB_RETENTION_DAYS", "7", "How long jobs are kept that have ended"),
    ),
    resources=(Resource("relay", "app.worker.relay", "Relay", "open_relay"),),
    routes=("tasks",),
    models=(Model("job", "Job"),),
    job_handlers=("demo", "purge"),
    schedules=("purge",),
    commands=("jobs", "scheduler", "worker"),
    migrations=1,
)

TASK_QUEUES = {
    TaskQueue.CELERY: Contribution(
        overlays=("queue_celery", "worker_threads"), dependencies=("kombu",), development=("celery-types",)
    ),
    TaskQueue.ARQ: Contribution(overlays=("queue_arq",)),
    TaskQueue.DRAMATIQ: Contribution(overlays=("queue_dramatiq", "worker_threads")),
    TaskQueue.TASKIQ: Contribution(overlays=("queue_taskiq",), dependencies=("taskiq",)),
}
BROKERS = {
    Broker.REDIS: Contribution(
        overlays=("redis",),
        dependencies=("redis",),
        variables=(
            Variable(
                "BROKER_URL",
                "redis://localhost:6379/0",
                "Where the broker answers",
                compose="redis://redis:6379/0",
                secret=True,
            ),
        ),
        compose_services=("redis",),
        volumes=("redis",),
        called_ports=(6379,),
    ),
    Broker.RABBITMQ: Contribution(
        overlays=("rabbitmq",),
        variables=(
            Variable(
                "BROKER_URL",
                "amqp://guest:guest@localhost:5672/",
                "Where the broker answers",
                compose="amqp://guest:guest@rabbitmq:5672/",
                production="amqp://jobs:${RABBITMQ_PASSWORD:?}@rabbitmq:5672/",
                secret=True,
            ),
            Variable("RABBITMQ_PASSWORD", "", "Password of its broker in production", trial="trial"),
        ),
        compose_services=("rabbitmq",),
        volumes=("rabbitmq",),
        called_ports=(5672,),
    ),
}
# By what each queue speaks to its broker.
CLIENTS: Mapping[tuple[TaskQueue, Broker], tuple[str, ...]] = {
    (TaskQueue.CELERY, Broker.REDIS): ("celery[redis]",),
    (TaskQueue.CELERY, Broker.RABBITMQ): ("celery",),
    (TaskQueue.ARQ, Broker.REDIS): ("arq",),
    (TaskQueue.DRAMATIQ, Broker.REDIS): ("dramatiq[redis]",),
    (TaskQueue.DRAMATIQ, Broker.RABBITMQ): ("dramatiq[rabbitmq]",),
    (TaskQueue.TASKIQ, Broker.REDIS): ("taskiq-redis",),
    (TaskQueue.TASKIQ, Broker.RABBITMQ): ("taskiq-aio-pika",),
}
IN_PROCESS = Contribution(overlays=("in_process",))
UNMEASURED = Contribution(overlays=("unmeasured_jobs",))
# What does the work of a part in the service's own processes.
WITHOUT_QUEUE = ((CLEANUP, CLEANUP_IN_PROCESS), (PASSWORDS, MAILS_IN_PROCESS))
# What each answer can bring, with whatever accounts.
QUEUES = {TaskQueue.NONE: (IN_PROCESS, CLEANUP_IN_PROCESS, MAILS_IN_PROCESS)} | {
    queue: (QUEUE, part, CLEANUP_BY_QUEUE, UNMEASURED) for queue, part in TASK_QUEUES.items()
}
CHOICES = (*(part for parts in QUEUES.values() for part in parts), *BROKERS.values())


def task_queue(answers: Answers) -> tuple[Contribution, ...]:
    """List what the queue and its broker add or, without one, what does the work of the other parts instead."""
    queue, broker = answers.task_queue, answers.broker
    others = (*AUTHS[answers.auth], *websocket(answers))
    if queue is TaskQueue.NONE:
        return (IN_PROCESS, *(substitute for part, substitute in WITHOUT_QUEUE if part in others))
    client = Contribution(dependencies=CLIENTS[queue, broker])
    cleanup = (CLEANUP_BY_QUEUE,) if CLEANUP in others else ()
    unmeasured = () if Observability.PROMETHEUS in answers.observability else (UNMEASURED,)
    return QUEUE, TASK_QUEUES[queue], BROKERS[broker], client, *cleanup, *unmeasured
