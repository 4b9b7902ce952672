"""Calls that search."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import ApiMessage, Lines, WireModel

api = Declarations(java="org.zstack.query")


class ZqlResults(WireModel):
    """What each statement found, in the order of the statements."""

    results: list[dict[str, Any]]
    """One object for each statement: `inventories`, `total`, or what a sum returns."""


@api.get("/zql", reply=ZqlResults, shape="results")
class ZQLQuery(ApiMessage):
    """Ask in ZQL: statements that query, count or sum, separated by semicolons."""

    zql: Annotated[str, Lines()] | None = Field(
        default=None, description="The statements, such as: query vminstance.name where state='Running'"
    )
