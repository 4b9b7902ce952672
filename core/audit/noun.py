"""What the audit brings to a node."""

from __future__ import annotations

from orrery.core.audit.configs import CONFIGS
from orrery.core.audit.service import AuditService
from orrery.core.kernel.plugins import Noun

NOUN = Noun(name="audit", services=(AuditService,), configs=CONFIGS)
