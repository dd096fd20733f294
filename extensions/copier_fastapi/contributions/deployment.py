"""What each way to run a service adds; whether several replicas may run follows from what they would have to share."""

from collections.abc import Mapping

from ..answers import Answers, Database, Deployment
from ..contribution import Contribution
from .websocket import IN_MEMORY, websocket

KUBERNETES = Contribution(overlays=("kubernetes",))
ONE_REPLICA = Contribution(overlays=("one_replica",))
SEVERAL_REPLICAS = Contribution(overlays=("several_replicas",))
DEPLOYMENTS: Mapping[Deployment, tuple[Contribution, ...]] = {
    Deployment.COMPOSE: (),
    Deployment.KUBERNETES: (KUBERNETES, ONE_REPLICA, SEVERAL_REPLICAS),
}


def deployment(answers: Answers) -> tuple[Contribution, ...]:
    """List what runs the service elsewhere than on one machine, if it is to."""
    if answers.deployment is Deployment.COMPOSE:
        return ()
    alone = answers.database is Database.SQLITE or IN_MEMORY in websocket(answers)
    return KUBERNETES, ONE_REPLICA if alone else SEVERAL_REPLICAS
