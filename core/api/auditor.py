"""What of a call goes into the audit: who made it, on what, and how it ended.

Everything that is not a mere read is entered, and so is every refusal for who the caller is, and every login;
not what the node was too busy to look at, so that a flood of calls is not one of rows.
An asynchronous call is entered in the transaction that closes its job, a synchronous one before it is
answered: a crash loses none that anybody has heard of.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from orrery.core.audit.configs import AUDIT_READS
from orrery.core.audit.transactions import Entry, Target, record
from orrery.core.kernel.api.message import CreateMessage, Declaration, Refers
from orrery.core.kernel.api.secrecy import secret_fields, secrets_in, without
from orrery.core.kernel.context import current_call
from orrery.core.kernel.errors import OrreryError, Overloaded
from orrery.core.kernel.node import Node
from orrery.core.kernel.ownership import Caller

Body = dict[str, Any]
REFUSALS = "ID."
"""How the codes of errors begin that say who the caller is not."""
NOWHERE = Target()
LOGIN_NAMES = ("accountUuid", "accountName", "userName")
"""Fields of logins that say whose they are."""


@dataclass(eq=False, slots=True)
class Call:
    """A call under way."""

    declaration: Declaration
    wire: Body = field(repr=False)
    caller: Caller = field(default_factory=Caller.nobody)
    began: float = field(default_factory=lambda: asyncio.get_running_loop().time())

    def masked(self, failure: BaseException) -> OrreryError:
        """What the call failed with, without the secrets that it was given."""
        return without(secrets_in(self.declaration.message, self.wire), OrreryError.of(failure))


class Auditor:
    """Enters calls that are not jobs, and says what jobs are about."""

    def __init__(self, node: Node) -> None:
        self._node = node

    async def ended(self, call: Call, body: Body) -> None:
        """Enters a synchronous call that has succeeded, where it is one to enter."""
        if is_read(call.declaration) and not self._node.configs.get(AUDIT_READS):
            return
        if call.caller == Caller.nobody():
            call.caller = _logged_in(body) or call.caller
        await self._record(call, made(call.declaration, body) or target(call), None)

    async def refused(self, call: Call, failure: OrreryError) -> None:
        """Enters a call that has failed before, or without, a job, where it is one to enter."""
        if isinstance(failure, Overloaded):
            return
        is_refusal = failure.code.startswith(REFUSALS)
        if is_read(call.declaration) and not is_refusal and not self._node.configs.get(AUDIT_READS):
            return
        await self._record(call, target(call), failure.to_wire())

    async def _record(self, call: Call, about: Target, error: Body | None) -> None:
        cost = asyncio.get_running_loop().time() - call.began
        entry = Entry(
            uuid=self._node.new_uuid(),
            api=call.declaration.name,
            account_uuid=call.caller.account_uuid,
            user_uuid=call.caller.user_uuid,
            client_ip=current_call().origin,
            target=about,
            cost_ms=round(cost * 1000),
            error=error,
            login_name=_tried(call) if error is not None else None,
        )
        await self._node.db.write(record, entry)


def is_read(declaration: Declaration) -> bool:
    """Whether a call changes nothing; some of those are actions on the wire."""
    return declaration.method == "GET" or declaration.name.startswith(("Get", "Check"))


def _tried(call: Call) -> str | None:
    """Whose login it is: the account's name, or account/user."""
    if call.declaration.login_required:
        return None
    given = [call.wire.get(field) for field in LOGIN_NAMES]
    return "/".join(name for name in given if isinstance(name, str) and name) or None


def _logged_in(body: Body) -> Caller | None:
    inventory = body.get("inventory", {})
    account = inventory.get("accountUuid")
    return Caller(account, inventory.get("userUuid", account)) if account is not None else None


def target(call: Call) -> Target:
    """The resource that a call names in its path; none where what it names is a secret."""
    model = call.declaration.message
    secret = secret_fields(model)
    for name, info in model.model_fields.items():
        wire = info.alias or name
        if wire in call.declaration.path_fields and name not in secret:
            given = call.wire.get(wire, call.wire.get(name))
            vo = next((mark.vo for mark in info.metadata if isinstance(mark, Refers)), None)
            return Target(vo, given[:32]) if isinstance(given, str) else NOWHERE
    return NOWHERE


def made(declaration: Declaration, body: Body) -> Target | None:
    """The resource that a call has made."""
    inventory = body.get("inventory")
    if not issubclass(declaration.message, CreateMessage) or not isinstance(inventory, dict):
        return None
    vo = declaration.returns.__vo__ if declaration.returns is not None else None
    return Target(vo, inventory.get("uuid"))
