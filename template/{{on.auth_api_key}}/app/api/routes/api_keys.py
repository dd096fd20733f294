"""The keys of the caller."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response, status

from app.api.authentication import CALLER_PROBLEMS
from app.api.callers import AccountReader, AccountWriter
from app.api.dependencies import ReadSessionDep, SessionDep, SettingsDep
from app.api.key_callers import AccountWriterEnd, AccountWriterScopes
from app.api.responses import CONFLICT, NOT_FOUND
from app.api.strict_route import StrictRoute
from app.models.api_key import ApiKey
from app.schemas.api_key import ApiKeyCreate, ApiKeyCreated, ApiKeyRead
from app.services.api_key import ApiKeyService

router = APIRouter(prefix="/api-keys", tags=["api-keys"], responses=CALLER_PROBLEMS, route_class=StrictRoute)


async def get_writing_service(session: SessionDep, user: AccountWriter, settings: SettingsDep) -> ApiKeyService:
    """Make the service for who may change the caller's account."""
    return ApiKeyService(session, user, settings)


WritingServiceDep = Annotated[ApiKeyService, Depends(get_writing_service)]


@router.get("", response_model=list[ApiKeyRead])
async def list_api_keys(session: ReadSessionDep, user: AccountReader, settings: SettingsDep) -> Sequence[ApiKey]:
    """List the caller's keys, the newest first; what is revoked or expired is not among them."""
    return await ApiKeyService(session, user, settings).list()


@router.get("/{key_id}", response_model=ApiKeyRead, responses=NOT_FOUND)
async def get_api_key(key_id: UUID, session: ReadSessionDep, user: AccountReader, settings: SettingsDep) -> ApiKey:
    """Return one of the caller's keys, unless it is revoked or expired."""
    return await ApiKeyService(session, user, settings).get(key_id)


@router.post("", status_code=status.HTTP_201_CREATED, responses=CONFLICT)
async def create_api_key(
    new: ApiKeyCreate,
    service: WritingServiceDep,
    granted: AccountWriterScopes,
    until: AccountWriterEnd,
    request: Request,
    response: Response,
) -> ApiKeyCreated:
    """Create a key, which is shown this once; it may do no more, and live no longer, than the one that asks for it."""
    created = await service.create(new, granted, until)
    response.headers["Location"] = f"{request.scope['path']}/{created.id}"
    return created


@router.post("/{key_id}/rotate", status_code=status.HTTP_201_CREATED, responses=NOT_FOUND | CONFLICT)
async def rotate_api_key(key_id: UUID, service: WritingServiceDep, granted: AccountWriterScopes) -> ApiKeyCreated:
    """Replace a key by a new one, which is shown this once; the old one is good for `API_KEY_OVERLAP_MINUTES` more."""
    return await service.rotate(key_id, granted)


@router.delete("/{key_id}", status_code=status.HTTP_204_NO_CONTENT, responses=NOT_FOUND)
async def revoke_api_key(key_id: UUID, service: WritingServiceDep) -> None:
    """End a key at once."""
    await service.revoke(key_id)
