"""Which requests and jobs are traced."""

import random

from app.core.settings.tracing import TracingSettings

SAMPLED = 0x01

source = random.SystemRandom()


def is_sampled(settings: TracingSettings, traceparent: str) -> bool:
    """Whether to trace what belongs to this trace: as its beginning was, or by chance where it begins here."""
    if not settings.traces:
        return False
    if traceparent:
        return bool(int(traceparent.rpartition("-")[2], base=16) & SAMPLED)
    return source.random() < settings.sampling_ratio
