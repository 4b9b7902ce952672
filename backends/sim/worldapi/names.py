"""The names that the cloud has for what is in its simulated world."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from orrery.core.client.errors import did_you_mean
from orrery.core.compute.host.model import Host
from orrery.core.compute.vm.model import VmInstance
from orrery.core.kernel.api.message import UUID_PATTERN
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.storage.backup.model import BackupStorage
from orrery.core.storage.primary.model import PrimaryStorage

HOSTS = Statement(select(Host.uuid, Host.name, Host.management_ip).order_by(Host.uuid))
VMS = Statement(select(VmInstance.uuid, VmInstance.name).order_by(VmInstance.uuid))
PRIMARIES = Statement(select(PrimaryStorage.uuid, PrimaryStorage.name).order_by(PrimaryStorage.uuid))
BACKUPS = Statement(select(BackupStorage.uuid, BackupStorage.name).order_by(BackupStorage.uuid))
IS_UUID = re.compile(UUID_PATTERN)


@dataclass
class Book:
    """Things of one kind: by what each may be called."""

    noun: str
    called: dict[str, dict[str, None]] = field(default_factory=dict)
    """What each name and uuid may mean: several resources may have one name."""
    names: dict[str, str] = field(default_factory=dict)
    """By what it means, the name."""

    def add(self, means: str, name: str, *others: str) -> None:
        """Enters a thing."""
        self.names[means] = name
        for called in (means, name, *others):
            self.called.setdefault(called, {})[means] = None

    def knows(self, given: str) -> bool:
        """Whether something is called so."""
        return given in self.called

    def means(self, given: str, where: str) -> str:
        """What is called so. Raises InvalidArgument for nothing, or several things."""
        found = list(self.called.get(given, ()))
        if len(found) == 1:
            return found[0]
        if found:
            raise InvalidArgument(
                f"{where}: {len(found)} {self.noun}s are called [{given}]: {', '.join(found)}"
            )
        raise unknown(self.noun, given, where, self.called)


def unknown(noun: str, given: str, where: str, known: Iterable[str]) -> InvalidArgument:
    """The error for a name that nothing has."""
    return InvalidArgument(f"{where}: no {noun} is called [{given}]{did_you_mean(given, known)}")


@dataclass
class Names:
    """What hosts (by address), VMs and storages (by uuid) are called."""

    hosts: Book
    guests: Book
    storages: Book
    uuids: Mapping[str, str]
    """Of hosts, by address."""

    def place(self, given: str, where: str) -> str:
        """The address of a host, or the uuid of a storage. Raises InvalidArgument."""
        if self.hosts.knows(given) or not self.storages.knows(given):
            return self.hosts.means(given, where)
        return self.storages.means(given, where)

    def guest(self, given: str, where: str) -> str:
        """The uuid of a VM or guest; a new one may be any uuid. Raises InvalidArgument."""
        if not self.guests.knows(given) and IS_UUID.fullmatch(given):
            return given
        return self.guests.means(given, where)


def read_names(tx: Transaction, machines: list[str], guests: dict[str, str]) -> Names:
    """What the rows call the `machines` (addresses) and `guests` (names by uuid) of the world."""
    hosts, vms, storages = Book("host"), Book("VM"), Book("storage")
    uuids: dict[str, str] = {}
    rows: dict[str, Any] = {address: (uuid, name) for uuid, name, address in tx.all(HOSTS)}
    for address in machines:
        uuid, name = rows.get(address, ("", ""))
        if uuid:
            uuids[address] = uuid
            hosts.add(address, name, uuid)
        else:
            hosts.add(address, address)
    for uuid, name in (guests | dict(tx.all(VMS))).items():
        vms.add(uuid, name)
    for uuid, name in (*tx.all(PRIMARIES), *tx.all(BACKUPS)):
        storages.add(uuid, name)
    return Names(hosts, vms, storages, uuids)
