"""What nginx says of each shape of its configuration: with and without rooms, with and without metrics."""

from itertools import product
from pathlib import Path

import pytest

from support.certificates import write_certificate
from support.docker import docker
from support.plans import plan_of
from support.rendering import render

# Its own user, and a folder that it may write, as in production.
CLOSED_IN = ("--rm", "--network=none", "--read-only", "--tmpfs=/tmp", "--user=101:101")
EACH_ALONE = 'for each in /shapes/*; do nginx -q -t -c "$each/deploy/nginx/nginx.conf" 2>&1 || exit 1; done'


@pytest.mark.xdist_group("containers")
def test_nginx_has_nothing_to_say_against_any_shape_of_its_configuration(template: Path, tmp_path: Path) -> None:
    (tmp_path / "tls").mkdir()
    write_certificate(tmp_path / "tls")
    for websocket, metrics in product((True, False), repeat=2):
        answers = {
            "reverse_proxy": "nginx",
            "websocket": websocket,
            "observability": ["prometheus"] if metrics else [],
        }
        render(template, tmp_path / "shapes" / f"{websocket}-{metrics}", answers)
    image = plan_of(tmp_path / "shapes" / "True-True").images["nginx"]
    folders = [f"--volume={tmp_path / name}:{place}:ro" for name, place in (("shapes", "/shapes"), ("tls", "/srv/tls"))]

    said = docker("run", *CLOSED_IN, *folders, "--entrypoint=sh", image, "-c", EACH_ALONE)

    assert said == ""
