"""Opening an account for oneself."""

from fastapi import APIRouter, BackgroundTasks, Response, status

from app.api.after_response import do_after_response
from app.api.authentication import PUBLIC_PROBLEMS
from app.api.dependencies import SettingsDep
from app.api.mail_dependencies import RegistrationDep
from app.api.mail_limits import count_mail
from app.api.password_limits import REGISTER_LIMIT
from app.api.rate_limits import RATE_LIMITED, RequestLimitsDep
from app.api.responses import CONFLICT, Responses
from app.api.strict_route import StrictRoute
from app.models.user import User
from app.schemas.account import UserRegister
from app.schemas.user import UserRead

CONCEALED: Responses = {202: {"description": "Where addresses are concealed: a mail tells whoever has the address."}}

router = APIRouter(prefix="/auth", tags=["auth"], responses=PUBLIC_PROBLEMS, route_class=StrictRoute)


@router.post(
    "/register",
    response_model=UserRead,
    status_code=status.HTTP_201_CREATED,
    responses=CONCEALED | CONFLICT | RATE_LIMITED,
    dependencies=[REGISTER_LIMIT],
)
async def register(
    new: UserRegister,
    service: RegistrationDep,
    limits: RequestLimitsDep,
    settings: SettingsDep,
    background: BackgroundTasks,
) -> User | Response:
    """Open an account, and have a mail sent that proves its address.

    Where addresses are concealed, the answer is the same for any of them: what depends on the address follows it.
    """
    if settings.registration_conceal:
        await count_mail(limits, new.email)
        do_after_response(background, service.store_unseen, await service.prepare(new))
        return Response(status_code=status.HTTP_202_ACCEPTED)
    return await service.register(new)
