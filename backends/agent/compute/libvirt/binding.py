"""libvirt's binding for Python: that of the environment, else that of the distribution.

The binding is compiled against the libvirt of the host, so hosts take the package of their distribution
(python3-libvirt), which an environment of its own does not see; nothing else is taken from there.
"""

from __future__ import annotations

import importlib
import sys
import sysconfig
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from orrery.backends.agent.errors import Refused

DISTRIBUTION = Path("/usr/lib/python3/dist-packages")
PACKAGE = "python3-libvirt"


@cache
def libvirt() -> Any:
    """The module. Raises Refused, saying what to install, where there is none."""
    try:
        return _quiet(importlib.import_module("libvirt"))
    except ImportError:
        pass
    suffix = sysconfig.get_config_var("EXT_SUFFIX")
    compiled, module = DISTRIBUTION / f"libvirtmod{suffix}", DISTRIBUTION / "libvirt.py"
    if not compiled.exists() or not module.exists():
        raise Refused(
            f"libvirt's binding for this Python ({suffix}) is not installed: apt-get install {PACKAGE},"
            " or pip install orrery-cloud[kvm] beside libvirt-dev"
        )
    try:
        _load("libvirtmod", compiled)
        return _quiet(_load("libvirt", module))
    except (ImportError, OSError) as failure:
        raise Refused(f"libvirt's binding {module} cannot be used: {failure}") from None


def _quiet(module: Any) -> Any:
    """Errors are raised; they need not be printed too."""
    module.registerErrorHandler(lambda *_: None, None)
    return module


def _load(name: str, path: Path) -> Any:
    spec = spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = sys.modules[name] = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module
