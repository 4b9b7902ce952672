"""Tries every API as everybody, each API in a process of its own that is forked from one cloud."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from functools import partial

from orrery.core.api.references import references
from orrery.core.api.who import Who
from orrery.core.client.errors import ApiFailure
from orrery.core.kernel.api.message import Declaration
from orrery.core.kernel.db.model import Base, models_by_vo
from orrery.core.kernel.errors import Bug, InvalidSession, NotFound, PermissionDenied
from orrery.testlib.cloud import TestCloud, run_cloud
from orrery.testlib.matrix.run import Found, Report, forked, report_of
from orrery.testlib.permissions.cast import UNKNOWN, Cast, assembled
from orrery.testlib.permissions.samples import sample
from orrery.testlib.permissions.table import table

NO_SESSION, NO_RIGHT, HIDDEN = InvalidSession.code, PermissionDenied.code, NotFound.code
PASSES = ""
"""Whatever becomes of the call, neither the session nor the caller's rights are in its way."""
CALL_SECONDS = 6 * 3600.0
AT_ONCE = 2

Expected = tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """One caller, and the codes of the errors that it must get; `PASSES` where it must not be refused."""

    name: str
    caller: TestCloud
    expected: Expected


def cases_of(api: Declaration, who: Who, cast: Cast) -> Iterator[Case]:
    """Everybody who calls, the owner last, since its call does something."""
    is_open = who is Who.NOBODY
    yield Case("no session", cast.nobody, (PASSES,) if is_open else (NO_SESSION,))
    yield Case("an expired session", cast.expired, (PASSES,) if is_open else (NO_SESSION,))
    needs_policy = not is_open and who is not Who.ITSELF
    yield Case("a user without a policy", cast.plain, (NO_RIGHT,) if needs_policy else (PASSES,))
    yield Case("a user with a Deny", cast.denied, (NO_RIGHT,) if needs_policy else (PASSES,))
    strangers: dict[Who, Expected] = {Who.ADMIN: (NO_RIGHT,), Who.OWNER: (HIDDEN, NO_RIGHT)}
    if who is Who.SHARED and not api.is_query:
        strangers[who] = (HIDDEN,)
    if who is Who.OWNER and not all(each.refers.must_exist for each in references(api.message)):
        strangers[who] = (PASSES,)  # what it does not see is as good as absent, and that is no error
    yield Case("another account", cast.stranger, strangers.get(who, (PASSES,)))
    if who is Who.ADMIN:
        yield Case("an account that is none of administrators", cast.owner, (NO_RIGHT,))
    yield Case("the owner", cast.admin if who is Who.ADMIN else cast.owner, (PASSES,))


async def tried(case: Case, api: Declaration, cast: Cast) -> list[str]:
    """What is wrong with how one call ended."""
    fields = {} if api.is_query else sample(api, cast.uuids)
    if api.name == "RenewSession" and case.caller.session:
        fields["sessionUuid"] = case.caller.session
    try:
        async with asyncio.timeout(CALL_SECONDS):
            body = await case.caller.call(api.name, **fields)
    except ApiFailure as failure:
        code, said = failure.code, str(failure)
        body = {}
    else:
        code, said = "", f"success: {str(body)[:200]}"
    if not code and UNKNOWN in fields.values():
        return []  # nothing of the kind is there, and it is no error to delete that
    is_wrong = code in (NO_SESSION, NO_RIGHT) if PASSES in case.expected else code not in case.expected
    found = [f"expected {' or '.join(case.expected) or 'no refusal'}, got {said}"] if is_wrong else []
    if code == Bug.code:
        found.append(f"it is a bug: {said}")
    if case.caller is cast.stranger:
        found += [f"is shown a {vo} of another account" for vo in cast.owned() if cast.uuids[vo] in str(body)]
    if case.name == "the owner" and code == HIDDEN and "field[" in said and UNKNOWN not in said:
        found.append(f"a resource is not there: {said}")
    if case.name == "the owner" and api.is_query and not body.get("inventories"):
        found += [f"does not see its own {vo}" for vo in cast.owned() if api.returns is model_of(vo)]
    return found


def model_of(vo: str) -> type[Base] | None:
    """The kind that the wire catalogue calls so."""
    return models_by_vo().get(vo)


async def try_api(api: Declaration, who: Who, cast: Cast) -> Report:
    """All cases of one API; what is wrong with each."""
    if who is not Who.NOBODY:
        await cast.deny(api.name)
    cases = cases_of(api, who, cast)
    return {f"{api.name} by {case.name}": Found(await tried(case, api, cast)) for case in cases}


async def try_all(admin: TestCloud, only: str) -> Report:
    """Every API whose name begins with `only`."""
    cast, written = await assembled(admin), table()
    apis = [api for name, api in sorted(admin.node.api.declarations.items()) if name.startswith(only)]
    report: Report = {api.name: Found(["it is not in the table"]) for api in apis if api.name not in written}
    running: list[tuple[str, tuple[int, int]]] = []
    for api in [api for api in apis if api.name in written]:
        work: Callable[[], Awaitable[Report]] = partial(try_api, api, written[api.name], cast)
        running.append((api.name, await forked(work)))
        if len(running) >= AT_ONCE:
            report |= _ended(running.pop(0))
    for child in running:
        report |= _ended(child)
    return report


def _ended(child: tuple[str, tuple[int, int]]) -> Report:
    name, process = child
    return report_of(process, name)


def run(only: str = "") -> Report:
    """The report of all cases: what is wrong, by the case."""
    return run_cloud(partial(try_all, only=only), plan="small", variables={"vms": 0}, check=False)
