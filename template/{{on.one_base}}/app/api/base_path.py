"""Where the API lies."""

BASE_PATH = "/api"
