"""The command `copier-fastapi`: renders services and keeps them up to date."""

from .app import main

__all__ = ["main"]
