"""The loggers of the server, whose lines take the form of all others."""

SERVER_LOGGERS = ("uvicorn", "uvicorn.error")
