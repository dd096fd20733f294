"""What `type` of a problem document leads to."""

from fastapi import APIRouter

from app.api.problem_types import ProblemType, problem_types
from app.api.strict_route import StrictRoute
from app.core.exceptions import NotFoundError

router = APIRouter(prefix="/problems", include_in_schema=False, route_class=StrictRoute)


@router.get("")
async def list_problem_types() -> list[ProblemType]:
    """List everything that a problem document can be about."""
    return list(problem_types().values())


@router.get("/{code}")
async def get_problem_type(code: str) -> ProblemType:
    """Explain a type of problem."""
    try:
        return problem_types()[code]
    except KeyError:
        raise NotFoundError from None
