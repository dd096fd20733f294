"""How many processes may serve the application: as many as the machine bears."""

import structlog

METRICS_HINT = "each worker counts for itself: /metrics shows one of them at a time"

logger = structlog.get_logger()


def check_processes(number: int) -> None:
    """Tell what is different where there are several."""
    if number > 1:
        logger.warning("serve.hint", detail=METRICS_HINT)
