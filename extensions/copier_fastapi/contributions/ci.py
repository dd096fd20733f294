"""What each forge adds: workflows and templates, all of them files."""

from ..answers import Ci
from ..contribution import Contribution

CIS = {
    Ci.GITHUB: Contribution(overlays=("github",)),
    Ci.GITLAB: Contribution(overlays=("gitlab",)),
    Ci.NONE: Contribution(),
}
