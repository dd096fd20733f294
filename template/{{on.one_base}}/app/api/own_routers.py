"""The routers of the service's own. Updates leave this module alone."""

from fastapi import APIRouter

ROUTERS: tuple[APIRouter, ...] = ()
