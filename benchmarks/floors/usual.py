"""The answers of `stored` in the way that articles show, with some of what production needs.

Middleware is made of functions, which Starlette wraps in its `BaseHTTPMiddleware`; the standard library logs, and
each connection is asked whether it lives before it is used.
"""

import json
import logging
import os
import sys
from collections import Counter
from collections.abc import AsyncIterator
from time import perf_counter
from uuid import uuid4

from fastapi import FastAPI, Request, Response
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.gzip import GZipMiddleware
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from starlette.middleware.base import RequestResponseEndpoint

from floors import alive, stored

engine = create_async_engine(os.environ["DATABASE_URL"], pool_pre_ping=True)
sessions = async_sessionmaker(engine)
requests: Counter[tuple[str, str, int]] = Counter()


class JsonFormatter(logging.Formatter):
    """Writes records as JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record."""
        return json.dumps({"time": self.formatTime(record), "level": record.levelname, "event": record.getMessage()})


handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(JsonFormatter())
logger = logging.getLogger("usual")
logger.addHandler(handler)
logger.setLevel(logging.INFO)


async def get_session() -> AsyncIterator[AsyncSession]:
    """Open a session that commits at the end."""
    async with sessions() as session:
        yield session
        await session.commit()


app = FastAPI()
app.include_router(alive.app.router)
app.include_router(stored.app.router)
app.dependency_overrides[stored.get_session] = get_session


@app.middleware("http")
async def tell_browsers(request: Request, call_next: RequestResponseEndpoint) -> Response:
    """Tell browsers to be careful."""
    response = await call_next(request)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["X-Frame-Options"] = "DENY"
    return response


@app.middleware("http")
async def log_and_count(request: Request, call_next: RequestResponseEndpoint) -> Response:
    """Log a request, and count it."""
    started = perf_counter()
    response = await call_next(request)
    requests[request.method, request.url.path, response.status_code] += 1
    logger.info("%s %s %s %.4f", request.method, request.url.path, response.status_code, perf_counter() - started)
    return response


@app.middleware("http")
async def name_request(request: Request, call_next: RequestResponseEndpoint) -> Response:
    """Name a request."""
    request_id = str(uuid4())
    response = await call_next(request)
    response.headers["X-Request-ID"] = request_id
    return response


app.add_middleware(GZipMiddleware)
app.add_middleware(CORSMiddleware, allow_origins=["https://app.example.com"])
