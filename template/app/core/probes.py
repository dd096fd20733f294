"""Where whoever looks after the service asks for its health."""

LIVENESS = "/health"
READINESS = "/health/ready"
