"""Health on bare FastAPI."""

from fastapi import FastAPI

app = FastAPI()


@app.get("/health")
async def get_health() -> dict[str, str]:
    """Say that the process lives."""
    return {"status": "ok"}
