"""Queries. A repository flushes and never commits."""
