"""Where the API lies, in the version that callers are meant to start with."""

BASE_PATH = "/api/v1"
