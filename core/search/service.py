"""Handlers of the calls that search."""

from __future__ import annotations

from orrery.core.identity.policy.transactions import readable
from orrery.core.kernel.bus import handles
from orrery.core.kernel.context import current_call
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.plugins import Service
from orrery.core.kernel.query import Inventories, Queries
from orrery.core.search.messages import ZQLQuery, ZqlResults


class SearchService(Service):
    """Answers ZQL from committed rows."""

    async def start(self) -> None:
        """All tables are declared now."""
        self._queries = Queries(self.node.db, Inventories())

    @handles(ZQLQuery)
    async def zql(self, message: ZQLQuery) -> ZqlResults:
        """What the statements find. Raises InvalidArgument with the place of a mistake.

        Raises PermissionDenied where policies let the caller, a user, not list a kind that is asked about.
        """
        if message.zql is None:
            raise InvalidArgument("field[zql] is missing: it holds the statements")
        opens = await readable(self.node.db, current_call().caller, self.node.declarations)
        return ZqlResults(results=await self._queries.zql(message.zql, opens))
