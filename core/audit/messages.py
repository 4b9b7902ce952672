"""Calls on the audit."""

from __future__ import annotations

from orrery.core.audit.model import Audit
from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import QueryMessage

api = Declarations(java="org.zstack.header.audit")


@api.query("/audits", "/audits/{uuid}", returns=Audit)
class QueryAudit(QueryMessage):
    """List what has been called: by whom, from where, on which resource, with what result and cost."""
