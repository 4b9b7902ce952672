"""Settings of the audit."""

from __future__ import annotations

from orrery.core.kernel.config.forms import flag, number

RETENTION_DAYS = number(
    "audit", "retentionDays", 90, "Days for which entries of the audit are kept.", above=0
)
AUDIT_READS = flag("audit", "reads", False, "Whether calls that only read are entered too.")
CONFIGS = (RETENTION_DAYS, AUDIT_READS)
