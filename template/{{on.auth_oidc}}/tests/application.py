"""What the application of the suite has otherwise than the one in production."""

from fastapi import FastAPI

from app.core.config import Settings


def prepare(_app: FastAPI, _settings: Settings) -> None:
    """Change nothing: the provider of the settings is a real one."""
