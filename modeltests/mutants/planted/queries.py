"""Bugs in queries: conditions, pages, visibility, tags."""

from __future__ import annotations

from orrery.modeltests.mutants.declaration import SHARES, VMS, Mutant, robot, scenario, unit

QUERY = unit("core/kernel/query/test_query.py")
RANDOM = unit("core/kernel/query/test_random_conditions.py", seconds=90)
TENANTS = scenario("tenants", "query")

MUTANTS = (
    Mutant(
        name="query-escape-ignored",
        part="query conditions",
        where="orrery.core.kernel.query.conditions:PATTERNS",
        old="column.like(value, escape=ESCAPE)",
        new="column.like(value)",
        bug="a backslash in a pattern is no escape",
        seen_by=(QUERY, RANDOM),
    ),
    Mutant(
        name="query-unequal-finds-null",
        part="query conditions",
        where="orrery.core.kernel.query.conditions:COMPARISONS",
        old="column != value",
        new="column.is_distinct_from(value)",
        bug="!= finds rows without a value",
        seen_by=(QUERY, RANDOM),
    ),
    Mutant(
        name="query-at-most-is-less",
        part="query conditions",
        where="orrery.core.kernel.query.conditions:COMPARISONS",
        old="column <= value",
        new="column < value",
        bug="<= leaves out what is equal",
        seen_by=(QUERY, RANDOM),
    ),
    Mutant(
        name="query-negation-finds-null",
        part="query conditions",
        where="orrery.core.kernel.query.terms:_denied",
        old="not_(func.coalesce(form, false()))",
        new="not_(form)",
        bug="a negated tag or list loses rows whose condition is null",
        seen_by=(
            RANDOM,
            scenario("tags", "query"),
        ),
    ),
    Mutant(
        name="query-without-tag-finds-tagged",
        part="tags",
        where="orrery.core.kernel.query.terms:Terms._tagged",
        old="return found if denied is None else _denied(found)",
        new="return found",
        bug="asking for rows without a tag gives those that have it",
        seen_by=(
            RANDOM,
            scenario("tags"),
        ),
    ),
    Mutant(
        name="query-tag-of-other-kind",
        part="tags",
        where="orrery.core.kernel.query.terms:Terms._tagged",
        old="far.c.resource_type == vo",
        new="far.c.resource_type.is_not(None)",
        bug="a tag of another kind's resource with the same uuid counts",
        seen_by=(RANDOM,),
    ),
    Mutant(
        name="query-path-sees-all",
        part="query conditions",
        where="orrery.core.kernel.query.terms:Terms._step",
        old="visible = self._visible(rows(far, key), far, hop.target)",
        new="visible = rows(far, key)",
        bug="a tenant learns of others' resources by conditions along paths",
        seen_by=(
            TENANTS,
            scenario("hidden", "query_paths"),
        ),
    ),
    Mutant(
        name="query-plan-of-admin",
        part="policies",
        where="orrery.core.kernel.query.plan:Planner.plan",
        old="sees_all=account is None",
        new="sees_all=True",
        bug="every account sees everything",
        seen_by=(
            TENANTS,
            robot(VMS, steps=30),
        ),
    ),
    Mutant(
        name="query-shares-of-all",
        part="policies",
        where="orrery.core.kernel.query.visibility:Visibility._shared",
        old="shares.receiver_account_uuid == self.account",
        new="shares.receiver_account_uuid.is_not(None)",
        bug="what is shared with one account is seen by all",
        seen_by=(
            TENANTS,
            robot(SHARES),
        ),
    ),
    Mutant(
        name="page-keys-ascend",
        part="query paging",
        where="orrery.core.kernel.query.reading:Reading._order",
        old="key.desc() if self._plan.is_down else key",
        new="key",
        bug="rows that are equal in a descending order repeat on the next page",
        seen_by=(QUERY, RANDOM),
    ),
    Mutant(
        name="page-loses-nulls",
        part="query paging",
        where="orrery.core.kernel.query.plan:_beyond",
        old="or_(beyond, first.is_(None)) if is_down and nullable else beyond",
        new="beyond",
        bug="the last pages of a descending order lack rows without a value",
        seen_by=(RANDOM,),
    ),
    Mutant(
        name="page-start-ignored",
        part="query paging",
        where="orrery.core.kernel.query.reading:Reading._cut",
        old='found.offset(later("start", Integer())) if self._wanted.start else found',
        new="found",
        bug="every page is the first",
        seen_by=(QUERY, RANDOM),
    ),
    Mutant(
        name="page-repeats-last",
        part="query paging",
        where="orrery.core.kernel.query.plan:_compared",
        old="left < right if is_down else left > right",
        new="left <= right if is_down else left >= right",
        bug="a page begins with the last row of the one before",
        seen_by=(QUERY, RANDOM),
    ),
    Mutant(
        name="page-position-of-any-order",
        part="query paging",
        where="orrery.core.kernel.query.position:values_behind",
        old="found is None or len(found) != len(keys) + 1 or found[0] != _name(order)",
        new="found is None or len(found) != len(keys) + 1",
        bug="a position in another order is taken, and rows are missed",
        seen_by=(QUERY, RANDOM),
    ),
    Mutant(
        name="page-counts-groups-twice",
        part="query paging",
        where="orrery.core.kernel.query.reading:Reading._counting",
        old="if self._wanted.group_by:",
        new="if self._wanted.limit == -1:",
        bug="the total of a grouped query counts rows, not groups",
        seen_by=(scenario("query"),),
    ),
)
