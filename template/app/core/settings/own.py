"""The settings of the service's own. Updates leave this module alone."""

from app.core.settings.service import ServiceSettings


class OwnSettings(ServiceSettings):
    """Each annotated field is a variable of the environment, in capitals."""
