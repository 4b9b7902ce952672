"""Handlers of the calls on owners and shares."""

from __future__ import annotations

from orrery.core.identity.account.hooks import hookimpl
from orrery.core.identity.sharing import transactions
from orrery.core.identity.sharing.messages import (
    ChangeResourceOwner,
    GetResourceAccount,
    ResourceAccounts,
    RevokeResourceSharing,
    ShareResource,
)
from orrery.core.identity.sharing.model import NAME, AccountResourceRef, view_of_owned
from orrery.core.kernel.bus import handles
from orrery.core.kernel.context import current_call
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.plugins import Service
from orrery.core.kernel.query import Inventories


class SharingService(Service):
    """Whose resources are, and who else may use them."""

    async def start(self) -> None:
        """All tables are declared now."""
        self._inventories = Inventories()
        self.node.db.define_view(NAME, view_of_owned())

    @handles(ShareResource)
    async def share(self, message: ShareResource) -> None:
        """Shares what can be shared; what is shared already stays so. Raises InvalidArgument."""
        await self.node.db.write(transactions.share, message)

    @handles(RevokeResourceSharing)
    async def revoke(self, message: RevokeResourceSharing) -> None:
        """Takes shares back. Raises InvalidArgument where it is not said from whom."""
        await self.node.db.write(transactions.revoke, message)

    @handles(ChangeResourceOwner)
    async def change_owner(self, message: ChangeResourceOwner) -> AccountResourceRef:
        """Gives a resource away, with its parts. Raises Refused where it is a part itself, Busy in use."""
        account, uuid = message.account_uuid, message.resource_uuid
        await self.node.db.write(transactions.change_owner, uuid, account, self.node.hooks)
        return await self.node.db.read(_ref, uuid)

    @handles(GetResourceAccount)
    async def accounts(self, message: GetResourceAccount) -> ResourceAccounts:
        """The accounts of resources."""
        caller = current_call().caller
        found = await self.node.db.query(
            transactions.accounts_of, message.resource_uuids, self._inventories, caller
        )
        return ResourceAccounts(inventories=found)

    @hookimpl
    def account_removed(self, tx: Transaction, account_uuid: Uuid) -> None:
        """What an account has shared, and what is shared with it, is forgotten."""
        transactions.forget(tx, account_uuid)


def _ref(tx: Transaction, uuid: Uuid) -> AccountResourceRef:
    found = tx.first(AccountResourceRef, resource_uuid=uuid)
    assert found is not None
    return found
