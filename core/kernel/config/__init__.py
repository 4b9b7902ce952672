"""Global configuration: typed settings, changeable by API while the node runs."""

from core.kernel.config.configs import Configs, GlobalConfig, boolean, size
from core.kernel.config.model import GlobalConfigRow
from core.kernel.config.sizes import parse_size

__all__ = ["Configs", "GlobalConfig", "GlobalConfigRow", "boolean", "parse_size", "size"]
