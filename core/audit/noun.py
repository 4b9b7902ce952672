"""What the audit brings to a node."""

from __future__ import annotations

from core.audit.configs import CONFIGS
from core.audit.service import AuditService
from core.kernel.plugins import Noun

NOUN = Noun(name="audit", services=(AuditService,), configs=CONFIGS)
