"""Statements of ZQL read only the kinds that the caller may read."""

from __future__ import annotations

import pytest

from orrery.core.kernel.errors import PermissionDenied
from orrery.core.kernel.query import Inventories, Queries
from orrery.core.kernel.query.graph import Kind
from orrery.testlib.kernel import new_database, run

REFUSED = [
    "query systemtag",
    "count systemtag",
    "sum systemtag.uuid by tag",
    "count usertag; count systemtag",
    "count usertag where uuid in (query systemtag.uuid)",
]


def refuse_system_tags(kind: Kind) -> None:
    """Lets the caller read every kind but one."""
    if kind.model.__name__ == "SystemTag":
        raise PermissionDenied("system tags may not be read")


@pytest.mark.parametrize("text", REFUSED)
def test_a_kind_that_may_not_be_read_is_refused(text: str) -> None:
    async def main() -> None:
        db = new_database()
        queries = Queries(db, Inventories())
        assert await queries.zql("count usertag", refuse_system_tags) == [{"total": 0}]
        with pytest.raises(PermissionDenied, match="system tags may not be read"):
            await queries.zql(text, refuse_system_tags)
        db.close()

    run(main)
