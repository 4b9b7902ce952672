"""Where other nouns and plugins add steps of their own to the workflows that connect hosts."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from orrery.core.compute.host.model import Host
from orrery.core.compute.host.reference import HostRef, ref_of
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.workflow import Flow, Slot


class HostContext(BaseModel):
    """What a contributed step is told of a host that is about to be connected."""

    model_config = ConfigDict(frozen=True)

    uuid: Uuid
    address: str
    hypervisor_type: str
    username: str | None
    port: int | None
    """Of its SSH server."""
    credentials: str | None
    certificate: str | None
    """As `HostRef` has both."""

    @property
    def ref(self) -> HostRef:
        """How backends name the host."""
        return HostRef(self.uuid, self.address, self.port, self.credentials, self.certificate)


ADDING = Slot("host.adding", HostContext, "a new host is in the database and is connected next")
RECONNECTING = Slot("host.reconnecting", HostContext, "a known host is connected next")


def describe(tx: Transaction, flow: Flow[Any, Any]) -> HostContext:
    """The host of a flow."""
    host = tx.require(Host, flow.params.uuid)
    ref = ref_of(host)
    return HostContext(
        uuid=host.uuid,
        address=ref.address,
        hypervisor_type=host.hypervisor_type,
        username=host.username,
        port=ref.port,
        credentials=ref.credentials,
        certificate=ref.certificate,
    )
