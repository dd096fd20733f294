"""The log of the server."""

import logging
from typing import override

from gunicorn.config import Config
from gunicorn.glogging import Logger


class ServerLog(Logger):
    """Leaves the form and the place of lines to the service."""

    @override
    def setup(self, cfg: Config) -> None:
        """Write nothing by itself."""
        self.error_log.setLevel(logging.INFO)
        self.error_log.handlers = []
        self.error_log.propagate = True
        self.access_log.handlers = []
