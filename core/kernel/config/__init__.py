"""Global configuration: typed settings, changeable by API while the node runs, some of them per resource."""

from orrery.core.kernel.config.configs import Configs, GlobalConfig, boolean, size
from orrery.core.kernel.config.model import GlobalConfigRow, ResourceConfig
from orrery.core.kernel.config.overrides import (
    Owner,
    drop_overrides,
    effective,
    global_text,
    override,
    overrides,
)
from orrery.core.kernel.config.sizes import parse_size

__all__ = [
    "Configs",
    "GlobalConfig",
    "GlobalConfigRow",
    "Owner",
    "ResourceConfig",
    "boolean",
    "drop_overrides",
    "effective",
    "global_text",
    "override",
    "overrides",
    "parse_size",
    "size",
]
