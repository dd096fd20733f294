"""The routers of the service's own in version 1. Updates leave this module alone."""

from fastapi import APIRouter

ROUTERS: tuple[APIRouter, ...] = ()
