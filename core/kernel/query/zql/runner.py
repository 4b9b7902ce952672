"""Statements of ZQL, answered inside a transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.query.fields import Fields, fields_of
from orrery.core.kernel.query.graph import Kind
from orrery.core.kernel.query.inventory import Body, Inventories
from orrery.core.kernel.query.limits import refuse_many
from orrery.core.kernel.query.plan import Opens, Planner
from orrery.core.kernel.query.reading import FUNCTIONS, Reading, shown
from orrery.core.kernel.query.shape import Along, Wanted
from orrery.core.kernel.query.zql.statement import Restriction, ZqlStatement

LIMIT = 1000
"""Rows of a page, where the statement does not say."""

TOTAL = "total"


@dataclass(frozen=True)
class Runner:
    """Runs statements one after another. Raises InvalidArgument for what cannot be asked."""

    tx: Transaction
    planner: Planner
    inventories: Inventories
    account: Uuid | None
    opens: Opens

    def run(self, statement: ZqlStatement) -> Body:
        """The result of one statement as the wire shows it."""
        _refuse_unknown_parts(statement)
        kind = self.planner.graph.kind(statement.target.entity)
        self.opens(kind)
        wanted = self._wanted(statement, kind)
        reading = Reading(self.tx, self.planner, wanted, self.account, self.opens)
        answer = {"query": self._query, "count": self._count, "sum": self._sum}[statement.verb]
        body = answer(statement, kind, reading)
        if TOTAL in statement.return_with:
            body.setdefault(TOTAL, reading.count())
        return body if statement.name is None else body | {"name": statement.name}

    def _wanted(self, statement: ZqlStatement, kind: Kind) -> Wanted:
        is_page = statement.verb == "query"
        return Wanted(
            kind=kind,
            where=statement.where,
            more=tuple(self._restriction(kind, each) for each in statement.restrict_by),
            order=statement.order_by,
            limit=LIMIT if statement.limit is None and is_page else statement.limit,
            start=statement.offset,
            group_by=statement.group_by,
        )

    def _restriction(self, kind: Kind, restriction: Restriction) -> Along:
        graph, model = self.planner.graph, kind.model
        target = graph.kind(restriction.entity).model if restriction.entity else model
        return graph.between(model, target), restriction.asked

    def _query(self, statement: ZqlStatement, kind: Kind, reading: Reading) -> Body:
        target, fields = statement.target, fields_of(kind.model)
        if target.function == "distinct":
            found = reading.distinct(_needed(statement))
            return {"inventories": [shown(fields, target.fields, values) for values in found]}
        if target.function is not None:
            return self._aggregates(statement, fields, reading)
        if target.fields:
            found = reading.projected(target.fields)
            return {"inventories": [shown(fields, target.fields, values) for values in found]}
        return {"inventories": self.inventories.many(self.tx, reading.rows())}

    def _aggregates(self, statement: ZqlStatement, fields: Fields, reading: Reading) -> Body:
        target, by = statement.target, statement.group_by
        assert target.function is not None
        names = [f"{target.function}({name})" for name in _needed(statement)]
        found = reading.aggregated(target.function, target.fields, by)
        values = [dict(zip(names, row[len(by) :], strict=True)) for row in found]
        if not by:
            return {"inventoryAggregateFunctions": values[0]}
        groups = [shown(fields, by, row[: len(by)]) for row in found]
        return {"inventoryAggregateFunctions": [list(pair) for pair in zip(groups, values, strict=True)]}

    def _count(self, statement: ZqlStatement, kind: Kind, reading: Reading) -> Body:
        if statement.target.function == "distinct":
            return {TOTAL: len(reading.distinct(_needed(statement)))}
        if not statement.group_by:
            return {TOTAL: reading.count()}
        fields = fields_of(kind.model)
        groups = reading.count_groups()
        pairs = [[shown(fields, statement.group_by, values), count] for values, count in groups]
        return {"inventoryCounts": pairs, TOTAL: sum(count for _, count in groups)}

    def _sum(self, statement: ZqlStatement, kind: Kind, reading: Reading) -> Body:
        assert statement.sum_by is not None
        found = reading.aggregated("sum", _needed(statement), (statement.sum_by,))
        return {"inventories": [list(values) for values in found]}


def _needed(statement: ZqlStatement) -> Sequence[str]:
    if not statement.target.fields:
        verb = statement.target.function or statement.verb
        raise InvalidArgument(f"ZQL: {verb} needs a field, as in {statement.target.entity}.uuid")
    return statement.target.fields


def _refuse_unknown_parts(statement: ZqlStatement) -> None:
    refuse_many(statement.target.fields, "fields")
    refuse_many(statement.restrict_by, "restrictions")
    for name in statement.return_with:
        if name != TOTAL:
            raise InvalidArgument(f"ZQL: return with knows no [{name}]; it knows: {TOTAL}")
    for name in statement.filter_by:
        raise InvalidArgument(f"ZQL: there is no filter called [{name}]; no kind here has filters")
    function = statement.target.function
    known = (None, "distinct", *(FUNCTIONS if statement.verb == "query" else ()))
    if function not in known:
        raise InvalidArgument(f"ZQL: {statement.verb} takes no function[{function}]")
