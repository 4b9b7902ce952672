"""Identities that unconfirmed work may still occupy, and what they keep waiting.

Work that nobody confirmed is left to the garbage collector. Until it is done, a guest may run, a volume may
be written and an address may be in use on a host that does not answer. Each of these is a row of `Hold`,
written in the transaction that writes the garbage and removed in the one that removes it. While it stands,
the identity is used nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import bindparam, select

from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Refused
from orrery.core.kernel.workflow.model import Garbage, Hold

REASON_MAX = 200
"""Longest part of the last error that a refusal repeats, in characters."""


class Identity(NamedTuple):
    """Something that may exist only once, such as a volume. `kind` is declared by the noun that owns it."""

    kind: str
    key: str


class Place(NamedTuple):
    """A host as unconfirmed work remembers it; it outlives the host's row."""

    host_uuid: Uuid | None
    address: str
    hypervisor: str | None = None


@dataclass(frozen=True, kw_only=True)
class Held:
    """What a piece of garbage is about, and which identities stay occupied until it is done."""

    resource: tuple[str, Uuid]
    """Kind (as in ``VmInstanceVO``) and uuid. No other run may work on it while its garbage is renumbered."""
    place: Place | None = None
    """The host that has to confirm it; None where no single host does."""
    identities: tuple[Identity, ...] = ()
    elsewhere: tuple[tuple[Identity, Place], ...] = ()
    """Identities that are also occupied on other hosts."""
    ends_with_power: bool = False
    """Whether it is done once the host's power is off, as with everything that only concerns guests."""

    def kinds(self) -> list[str]:
        """The kinds of the identities, sorted."""
        return sorted({identity.kind for identity in self.identities})


ON_ADDRESS = Statement(
    select(Hold.key)
    .where(Hold.kind == bindparam("kind"), Hold.key == bindparam("key"), Hold.address == bindparam("address"))
    .limit(1)
)
ADDRESSES = Statement(
    select(Hold.address)
    .distinct()
    .where(Hold.kind == bindparam("kind"), Hold.key == bindparam("key"))
    .order_by(Hold.address)
)


def record_holds(tx: Transaction, garbage_uuid: Uuid, held: Held) -> None:
    """Writes the holds of one piece of garbage."""
    here = held.place or Place(None, "")
    for identity, place in (*((one, here) for one in held.identities), *held.elsewhere):
        tx.try_insert(
            Hold,
            garbage_uuid=garbage_uuid,
            kind=identity.kind,
            key=identity.key,
            address=place.address,
            host_uuid=place.host_uuid,
        )


def garbage_of(tx: Transaction, identities: Iterable[Identity]) -> list[Uuid]:
    """The garbage that holds any of these identities, in their order and each once."""
    found = (hold.garbage_uuid for one in identities for hold in tx.find(Hold, kind=one.kind, key=one.key))
    return list(dict.fromkeys(found))


def hold_of(tx: Transaction, identity: Identity) -> Hold | None:
    """A hold of the identity, where any unconfirmed work occupies it."""
    return tx.first(Hold, kind=identity.kind, key=identity.key)


def is_held(tx: Transaction, identity: Identity) -> bool:
    """Whether any unconfirmed work occupies the identity."""
    return hold_of(tx, identity) is not None


def is_held_on(tx: Transaction, identity: Identity, address: str) -> bool:
    """Whether unconfirmed work occupies the identity on the host with this address."""
    return tx.one(ON_ADDRESS, kind=identity.kind, key=identity.key, address=address) is not None


def addresses_holding(tx: Transaction, identity: Identity) -> list[str]:
    """The addresses of the hosts on which the identity may still exist."""
    return [address for (address,) in tx.all(ADDRESSES, kind=identity.kind, key=identity.key)]


def refuse_held(tx: Transaction, what: str, identities: Sequence[Identity]) -> None:
    """Raises Refused where one of the identities is held: which, on which host, since when, what ends it."""
    for identity in identities:
        hold = hold_of(tx, identity)
        if hold is not None:
            raise Refused(f"{what}: {describe(tx, hold)}")


def describe(tx: Transaction, hold: Hold) -> str:
    """A hold for people."""
    item = tx.require(Garbage, hold.garbage_uuid)
    since = datetime.fromtimestamp(item.create_date / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    where, ends = "", "when the work is done"
    if hold.address:
        where = f" on host[uuid:{hold.host_uuid}, managementIp:{hold.address}]"
        ends = (
            "when that host answers, or when an administrator states by ConfirmHostPoweredOff that it is"
            " powered off"
        )
    return (
        f"{hold.kind}[{hold.key}] may still be in use{where}; it has not been confirmed since {since} that"
        f" it is gone ({item.name}, gcJob[uuid:{item.uuid}]: {(item.error or '')[:REASON_MAX]}). This ends"
        f" {ends}"
    )
