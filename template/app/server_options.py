"""How the application is served, as the command line tells it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerOptions:
    """What to serve, by the path of its factory, where, and by how many processes; `reload` is for development."""

    application: str
    host: str
    port: int
    workers: int
    reload: bool
