"""Handlers of the calls on access keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orrery.core.identity.accesskey.messages import (
    ChangeAccessKeyState,
    CheckSignature,
    CreateAccessKey,
    DeleteAccessKey,
    LookUpSignature,
    NewAccessKey,
    NewAccessKeyReply,
)
from orrery.core.identity.accesskey.model import SECRET, AccessKey
from orrery.core.identity.accesskey.quotas import ACCESS_KEYS
from orrery.core.identity.accesskey.signatures import signer, sweep, use
from orrery.core.identity.accesskey.transactions import delete_keys
from orrery.core.identity.account.hooks import hookimpl
from orrery.core.identity.session.configs import CLEANUP_INTERVAL
from orrery.core.kernel import resources
from orrery.core.kernel.bus import handles
from orrery.core.kernel.context import current_call
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.ownership import Caller, owner
from orrery.core.kernel.periodic import Periodic
from orrery.core.kernel.plugins import Service
from orrery.core.kernel.resources import ENABLED, STATE_EVENTS
from orrery.core.kernel.secret_store import Sealed

ID_LENGTH, SECRET_LENGTH = 20, 40


class AccessKeyService(Service):
    """Makes keys, and says who signed a call."""

    def periodic(self) -> list[Periodic]:
        """Old signatures are swept."""
        return [Periodic("access-key.sweep", CLEANUP_INTERVAL, self._sweep, client_time=True)]

    @handles(CheckSignature)
    async def check(self, message: CheckSignature) -> Caller:
        """See `CheckSignature`."""
        caller = await self.node.db.query(signer, self.node.secret_store, message.signed)
        await self.node.db.write(use, message.signed, self.node.client_clock.now_ms())
        return caller

    @handles(LookUpSignature)
    async def look_up(self, message: LookUpSignature) -> Caller:
        """See `LookUpSignature`."""
        return await self.node.db.query(signer, self.node.secret_store, message.signed)

    @handles(CreateAccessKey)
    async def create(self, message: CreateAccessKey) -> NewAccessKeyReply:
        """Records a key of the caller, or of the account that an administrator names."""
        account = message.account_uuid or owner()
        caller = current_call().caller
        is_own = caller is not None and caller.account_uuid == account
        token = self.node.secrets.token
        values: dict[str, Any] = {
            "uuid": message.resource_uuid or self.node.new_uuid(),
            "description": message.description,
            "account_uuid": account,
            "user_uuid": caller.user_uuid if caller is not None and is_own else account,
            "access_key_id": token()[:ID_LENGTH],
            "state": ENABLED,
        }
        secret = (token() + token())[:SECRET_LENGTH]
        sealed = self.node.secret_store.seal(AccessKey, values["uuid"], SECRET, secret)
        await self.node.db.write(_create, message, self.node.random.getrandbits(64), values, sealed)
        classes = {"inventory": AccessKey.__inventory__.java}
        return NewAccessKeyReply(inventory=NewAccessKey(**values, access_key_secret=secret), classes=classes)

    @handles(ChangeAccessKeyState)
    async def change_state(self, message: ChangeAccessKeyState) -> Uuid:
        """Enables or disables; either twice is no error."""
        values = {"state": STATE_EVENTS[message.state_event]}
        await self.node.db.write(resources.change, AccessKey, message.uuid, values)
        return message.uuid

    @handles(DeleteAccessKey)
    async def delete(self, message: DeleteAccessKey) -> None:
        """Removes the key."""
        await self.node.db.write(delete_keys, uuid=message.uuid)

    @hookimpl
    def account_removed(self, tx: Transaction, account_uuid: Uuid) -> None:
        """An account's keys, and those of its users, go with it."""
        delete_keys(tx, account_uuid=account_uuid)

    async def _sweep(self) -> None:
        await self.node.db.write(sweep, self.node.client_clock.now_ms())


def _create(
    tx: Transaction, message: CreateAccessKey, seed: int, values: Mapping[str, Any], secret: Sealed
) -> None:
    ACCESS_KEYS.added(tx, values)
    resources.create(tx, AccessKey, message, seed, values)
    secret.put(tx)
