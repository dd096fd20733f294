"""The connections of a worker."""

import pytest

from app.core.config import Settings
from app.worker.run import with_connections_for


@pytest.mark.parametrize(("jobs", "connections"), [(1, 10), (9, 10), (10, 11), (50, 51)])
def test_jobs_that_each_hold_a_connection_leave_one_for_their_signs_of_life(
    settings: Settings, jobs: int, connections: int
) -> None:
    own = settings.model_copy(update={"db_pool_size": 10})

    assert with_connections_for(jobs, own).db_pool_size == connections
