"""Every inventory field is queryable, without a line of code per resource."""

from core.kernel.query.conditions import OPERATORS, parse_condition
from core.kernel.query.inventory import Inventories
from core.kernel.query.query import Answer, Queries

__all__ = ["OPERATORS", "Answer", "Inventories", "Queries", "parse_condition"]
