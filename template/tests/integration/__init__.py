"""Tests through HTTP, services and repositories, on a real database."""
