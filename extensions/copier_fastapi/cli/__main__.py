"""Runs the command as `python -m copier_fastapi.cli`."""

from . import main

main()
