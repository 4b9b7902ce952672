"""Every inventory field is queryable, and every kind reachable from every other, without a line for each.

A kind joins by its declaration: its columns are fields (`fields`), its foreign keys are paths there and back,
and `Inventory.expanded` and `Inventory.aliases` say what those do not (`graph`). Conditions of the REST
grammar (`conditions`) and of ZQL (`zql`) become one form (`predicate`), whose shape (`shape`) becomes SQL
(`terms`), for which the cheaper of two forms is chosen (`choice`). It is kept for all queries of that shape
(`plan`); `reading` makes pages, counts and sums of it. The plans of some queries are kept in
``plans/``, for reviews.
"""

from orrery.core.kernel.query.conditions import OPERATORS, parse_condition
from orrery.core.kernel.query.fields import left_of
from orrery.core.kernel.query.graph import Graph, Kind
from orrery.core.kernel.query.inventory import Inventories
from orrery.core.kernel.query.plan import Opens, anything
from orrery.core.kernel.query.query import Answer, Queries
from orrery.core.kernel.query.terms import TAGS

__all__ = [
    "OPERATORS",
    "TAGS",
    "Answer",
    "Graph",
    "Inventories",
    "Kind",
    "Opens",
    "Queries",
    "anything",
    "left_of",
    "parse_condition",
]
