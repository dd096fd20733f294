"""What each way of versioning the API adds."""

from ..answers import ApiVersioning
from ..contribution import Contribution

API_VERSIONINGS = {ApiVersioning.PATH: Contribution(overlays=("versioning_path",))}
