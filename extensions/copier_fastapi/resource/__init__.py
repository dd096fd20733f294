"""Writes a new resource of a service as its own items are written: Python decides, the templates here print."""
