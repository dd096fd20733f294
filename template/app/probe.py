"""`python -m app.probe`: asks the service on this machine whether it lives, as the health check of a container.

It imports the standard library alone, since it is started every few seconds.
"""

import sys
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException

PORT = 8000
TIMEOUT_SECONDS = 2
FAILURES = (OSError, HTTPException)


def is_alive(port: int) -> bool:
    """Whether a service listens on this port and says that it lives."""
    connection = HTTPConnection("127.0.0.1", port, timeout=TIMEOUT_SECONDS)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == HTTPStatus.OK
    except FAILURES:
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(not is_alive(PORT))
