"""Settings of sockets."""

from pydantic import Field

from app.core.settings.service import Environment, ServiceSettings


class SocketSettings(ServiceSettings):
    """How many sockets there may be, how fast each may speak, and who may see the page that shows them."""

    websocket_max_connections: int = Field(default=10_000, ge=1)
    websocket_max_per_user: int = Field(default=5, ge=1)
    websocket_messages_per_second: int = Field(default=20, ge=1)
    websocket_demo_enabled: bool | None = None

    @property
    def shows_rooms(self) -> bool:
        """Whether there is the page that shows what rooms do: in development, unless the settings say otherwise."""
        if self.websocket_demo_enabled is None:
            return self.environment is Environment.DEVELOPMENT
        return self.websocket_demo_enabled
