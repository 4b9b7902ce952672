"""Names of deployments."""

from __future__ import annotations

import re
from pathlib import PurePath

NAME_MAX = 64
DEPLOYMENT_NAME = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._-]{{0,{NAME_MAX - 1}}}")
NAME_RULE = f"a name of up to {NAME_MAX} letters, digits, dots, dashes and underscores"


def name_after(file: str) -> str:
    """What a deployment is called after its file: the file's name without its ending."""
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", PurePath(file).stem).lstrip("._-")[:NAME_MAX]
    return name or "deployment"
