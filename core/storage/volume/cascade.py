"""What happens to volumes in cascades.

The root volume of a destroyed VM goes with it; its data volumes are kept, unless their storage goes too. What
a deleted host holds on its local disks would be lost, so a Permissive deletion is refused.
"""

from __future__ import annotations

from sqlalchemy import bindparam, select

from orrery.core.kernel.cascade import Action, Edge, Key, Objection, Plan, finder
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Refused
from orrery.core.storage.volume.messages import RemoveVolume
from orrery.core.storage.volume.model import DATA, ROOT, Volume

_UUIDS = select(Volume.uuid).order_by(Volume.uuid)
_OF_VM = _UUIDS.where(Volume.vm_instance_uuid == bindparam("vm"))
ROOT_OF_VM = Statement(_OF_VM.where(Volume.type == ROOT))
DATA_OF_VM = Statement(_OF_VM.where(Volume.type == DATA))
DATA_ON_STORAGE = Statement(
    _UUIDS.where(Volume.primary_storage_uuid == bindparam("storage"), Volume.type == DATA)
)
DATA_OF_ACCOUNT = Statement(_UUIDS.where(Volume.account_uuid == bindparam("account"), Volume.type == DATA))
ON_HOST = _UUIDS.where(Volume.host_uuid == bindparam("host"))
ALL_ON_HOST, DATA_ON_HOST = Statement(ON_HOST), Statement(ON_HOST.where(Volume.type == DATA))


def _refuse_lost(tx: Transaction, key: Key, plan: Plan) -> None:
    """A host that holds volumes which the cascade does not remove would take them with it."""
    for volume in tx.all(ALL_ON_HOST, host=key[0]):
        if not plan.has("rootVolume.delete", volume) and not plan.has("dataVolume.delete", volume):
            raise Refused(
                f"host[uuid:{key[0]}] holds volume[uuid:{volume[0]}] on its local storage; expunge or move it"
                " first, or use deleteMode Enforcing, which destroys it with its VM"
            )


CASCADES = (
    Action("rootVolume.delete", Volume),
    Action("dataVolume.detach", Volume),
    Action(
        "dataVolume.delete",
        Volume,
        act=lambda key, force: RemoveVolume(key[0], force),
        supersedes=("dataVolume.detach",),
        # the VM that it is attached to may go too, and then it is free
        after=("vm.destroy",),
    ),
    Action("volume.forgetOffering", Volume),
    Edge("vm.destroy", "rootVolume.delete", find=finder(ROOT_OF_VM, "vm")),
    Edge("vm.destroy", "dataVolume.detach", find=finder(DATA_OF_VM, "vm")),
    Edge("account.delete", "dataVolume.delete", find=finder(DATA_OF_ACCOUNT, "account")),
    Edge("primaryStorage.delete", "dataVolume.delete", find=finder(DATA_ON_STORAGE, "storage")),
    Edge("host.delete", "dataVolume.delete", find=finder(DATA_ON_HOST, "host"), enforcing_only=True),
    Edge("diskOffering.delete", "volume.forgetOffering", by="disk_offering_uuid"),
    Objection("host.delete", _refuse_lost),
)
