"""Which built-in packages there are."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec


def present(packages: Iterable[str]) -> list[str]:
    """Those of the packages that are there; whoever takes one away has a core without it."""
    return [package for package in packages if _is_there(package)]


def _is_there(package: str) -> bool:
    try:
        spec = find_spec(package)
    except ModuleNotFoundError:
        return False
    # a folder without any module, such as an old __pycache__, is no package of ours
    return spec is not None and spec.origin is not None
