"""ZQL, the query language that has `or`, parentheses, sub-queries, sums and several statements at once."""

from orrery.core.kernel.query.zql.parser import parse_zql
from orrery.core.kernel.query.zql.runner import Runner
from orrery.core.kernel.query.zql.statement import ZqlStatement

__all__ = ["Runner", "ZqlStatement", "parse_zql"]
