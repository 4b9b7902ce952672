"""The upkeep of the audit."""

from __future__ import annotations

from sqlalchemy import bindparam, delete

from orrery.core.audit.configs import RETENTION_DAYS
from orrery.core.audit.model import Audit
from orrery.core.identity.session.configs import CLEANUP_INTERVAL
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.periodic import Periodic
from orrery.core.kernel.plugins import Service

DAY_MS = 86_400_000
OLD = Statement(delete(Audit).where(Audit.create_date < bindparam("before")))


class AuditService(Service):
    """Forgets old entries; what enters them is `orrery.core.api.auditor`."""

    def periodic(self) -> list[Periodic]:
        """Old entries are swept."""
        return [Periodic("audit.sweep", CLEANUP_INTERVAL, self._sweep)]

    async def _sweep(self) -> None:
        await self.node.db.write(_sweep, self.node.configs.get(RETENTION_DAYS) * DAY_MS)


def _sweep(tx: Transaction, kept_ms: int) -> None:
    tx.run(OLD, before=tx.now - kept_ms)
