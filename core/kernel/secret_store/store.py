"""Keeping secrets and reading them back, inside transactions."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from orrery.core.kernel.clock import Secrets
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.model import Base, Uuid, declared_models, table_of
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Bug, UnacceptableUuid
from orrery.core.kernel.registry import RegisteredResource
from orrery.core.kernel.secret_store.keyring import Keyring, Name
from orrery.core.kernel.secret_store.model import SecretRow


@dataclass(frozen=True)
class Sealed:
    """A secret, encrypted before the transaction that keeps it: that may run twice."""

    name: Name
    key_id: str
    text: str = field(repr=False)

    def put(self, tx: Transaction) -> None:
        """Keeps it in place of the one before."""
        where = self.name._asdict()
        values = {"key_id": self.key_id, "sealed": self.text}
        if not tx.try_insert(SecretRow, **where, **values):
            tx.update(SecretRow, where, **values)

    def put_ahead(self, tx: Transaction) -> None:
        """Keeps it for a resource that is about to be made. Raises UnacceptableUuid for one that is there."""
        where = self.name._asdict()
        is_taken = tx.exists(RegisteredResource, self.name.resource_uuid)
        if is_taken or not tx.try_insert(SecretRow, **where, key_id=self.key_id, sealed=self.text):
            raise UnacceptableUuid(self.name.resource_uuid)

    def take_back(self, tx: Transaction) -> None:
        """Forgets it where its resource has not been made."""
        if not tx.exists(RegisteredResource, self.name.resource_uuid):
            tx.delete(SecretRow, **self.name._asdict())


class SecretStore:
    """Encrypts secrets and reads them; `source` gives the nonces."""

    def __init__(self, keyring: Keyring, source: Secrets) -> None:
        self._keyring = keyring
        self._source = source

    def seal(self, model: type[Base], uuid: Uuid, name: str, text: str) -> Sealed:
        """Encrypts a secret of a resource; `name` is one that its model declares."""
        full = _name(model, uuid, name)
        return Sealed(full, self._keyring.current, self._keyring.seal(full, text, self._source))

    def read(self, tx: Transaction, model: type[Base], uuid: Uuid, name: str) -> str | None:
        """The secret, None where there is none. Raises SecretUnreadable."""
        full = _name(model, uuid, name)
        row = tx.first(SecretRow, **full._asdict())
        return None if row is None else self._keyring.open(full, row.key_id, row.sealed)

    def forget(self, tx: Transaction, model: type[Base], uuid: Uuid, name: str) -> None:
        """Removes a secret of a resource that is there; one that is gone is no error."""
        tx.delete(SecretRow, **_name(model, uuid, name)._asdict())


def _name(model: type[Base], uuid: Uuid, name: str) -> Name:
    if name not in model.__secrets__:
        raise Bug(f"{model.__name__} declares no secret called {name}")
    return Name(model.__vo__, uuid, name)


def forget_with_resources(db: Database) -> None:
    """Has the database delete the secrets of each resource that is deleted, from now on."""
    db.delete_with([model for model in declared_models() if model.__secrets__], table_of(SecretRow))


@asynccontextmanager
async def kept_ahead(db: Database, secret: Sealed | None) -> AsyncIterator[None]:
    """Inside, a workflow makes the resource of a secret that is kept already, so that no journal holds it.

    Where the block raises without having made the resource, the secret is forgotten; where the node dies, the
    next one forgets it (see `unowned`). Raises UnacceptableUuid for a resource that is there.
    """
    if secret is None:
        yield
        return
    await db.write(secret.put_ahead)
    try:
        yield
    except BaseException:
        await db.write(secret.take_back)
        raise
