"""What global configuration brings to a node."""

from __future__ import annotations

from orrery.core.configuration.service import ConfigurationService
from orrery.core.kernel.plugins import Noun

NOUN = Noun(name="configuration", services=(ConfigurationService,))
