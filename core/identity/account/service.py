"""Handlers of the calls on accounts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orrery.core.identity.account.messages import CreateAccount, DeleteAccount, RemoveAccount, UpdateAccount
from orrery.core.identity.account.model import NORMAL, Account
from orrery.core.identity.account.passwords import hashed
from orrery.core.identity.login.messages import CheckPassword, require_present_password, require_unchanged
from orrery.core.identity.session.messages import CloseSessions
from orrery.core.identity.session.transactions import close_sessions_of_account
from orrery.core.kernel import resources
from orrery.core.kernel.bus import handles
from orrery.core.kernel.context import current_call
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument, PermissionDenied
from orrery.core.kernel.ownership import ADMIN_UUID, Caller
from orrery.core.kernel.plugins import Hooks, Service


class AccountService(Service):
    """Everything that happens to accounts."""

    @handles(CreateAccount)
    async def create(self, message: CreateAccount) -> Uuid:
        """Records the account. Raises InvalidArgument where the name is taken."""
        uuid = message.resource_uuid or self.node.new_uuid()
        values = {
            "uuid": uuid,
            "name": message.name,
            "description": message.description,
            "type": message.type or NORMAL,
            "password": await hashed(self.node, message.password),
            "closing": False,
        }
        seed = self.node.random.getrandbits(64)
        await self.node.db.write(_create, message, seed, values, self.node.hooks)
        return uuid

    @handles(UpdateAccount)
    async def update(self, message: UpdateAccount) -> Uuid:
        """Changes what is given; a new password ends the account's other sessions.

        Raises InvalidArgument where the name is taken, PermissionDenied without the old password, LockedOut
        or TooManyLogins as a login does.
        """
        values: dict[str, Any] = {"name": message.name, "description": message.description}
        checked = None
        if message.password is not None:
            checked = await self._refuse_wrong_password(message)
            values["password"] = await hashed(self.node, message.password)
        kept = current_call().session
        await self.node.db.write(_update, message, values, checked, kept or "")
        if message.password is not None:
            await self.node.bus.call(CloseSessions(account_uuid=message.uuid, except_session=kept))
        return message.uuid

    async def _refuse_wrong_password(self, message: UpdateAccount) -> str | None:
        """The stored password that was checked; None for an administrator, who need not know it."""
        caller = current_call().caller
        if caller is None or (caller.is_admin and not caller.is_user):
            return None
        account = await self.node.db.read(Transaction.require, Account, message.uuid)
        await require_present_password(
            self.node,
            CheckPassword(account.name, message.old_password or "", account.password),
            "to change the password of an account, its users and tenants have to give the present one",
        )
        return account.password

    @handles(DeleteAccount)
    async def delete(self, message: DeleteAccount) -> None:
        """Deletes the account with all that it owns. Raises NotDeleted, or PermissionDenied."""
        _refuse_undeletable(message.uuid, current_call().caller)
        await self.node.cascades.rehearse(message)
        await self.node.bus.call(CloseSessions(account_uuid=message.uuid))
        await self.node.cascades.delete("account.delete", message.uuid, message.delete_mode)

    @handles(RemoveAccount)
    async def remove(self, message: RemoveAccount) -> None:
        """Removes the account with its users. Raises Refused while it owns anything else."""
        async with self.node.tasks.queue(f"account-{message.uuid}"):
            await self.node.db.write(_remove, message.uuid, self.node.hooks)
        await self.node.bus.call(CloseSessions(account_uuid=message.uuid))


def _create(
    tx: Transaction, message: CreateAccount, seed: int, values: Mapping[str, Any], hooks: Hooks
) -> None:
    _refuse_taken(tx, message.name, values["uuid"])
    resources.create(tx, Account, message, seed, values)
    hooks.hook.account_created(tx=tx, account_uuid=values["uuid"], seed=seed)


def _update(
    tx: Transaction, message: UpdateAccount, values: Mapping[str, Any], checked: str | None, kept: Uuid
) -> None:
    require_unchanged(checked, tx.require(Account, message.uuid).password)
    if message.name is not None:
        _refuse_taken(tx, message.name, message.uuid)
    resources.change(tx, Account, message.uuid, values)
    if message.password is not None:
        close_sessions_of_account(tx, message.uuid, kept)


def _refuse_taken(tx: Transaction, name: str, uuid: Uuid) -> None:
    other = tx.first(Account, name=name)
    if other is not None and other.uuid != uuid:
        raise InvalidArgument(f"field[name]: an account is called [{name}] already; choose another name")


def _refuse_undeletable(uuid: Uuid, caller: Caller | None) -> None:
    if uuid == ADMIN_UUID:
        raise PermissionDenied("the account of the first administrators cannot be deleted")
    if caller is None or caller.account_uuid != uuid:
        return
    if caller.is_admin:
        raise PermissionDenied("administrators cannot delete their own account; have others of them do it")
    if caller.is_user:
        raise PermissionDenied(
            "a user cannot delete its account, which would lock it out; have the account itself do it"
        )


def _remove(tx: Transaction, uuid: Uuid, hooks: Hooks) -> None:
    if tx.get(Account, uuid) is None:
        return
    hooks.hook.account_removed(tx=tx, account_uuid=uuid)
    close_sessions_of_account(tx, uuid)
    resources.refuse_if_used(tx, Account, uuid)
    resources.delete(tx, Account, uuid)
