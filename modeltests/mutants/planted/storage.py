"""Bugs in storage: its capacity, volumes, images."""

from __future__ import annotations

from orrery.modeltests.mutants.declaration import (
    VMS,
    VOLUMES,
    Mutant,
    hypothesis,
    matrix,
    oracle,
    robot,
    scenario,
    unit,
)

ROOM = unit("core/storage/primary/test_transactions.py")
VOLUME = scenario("volume")
TRANSACTIONS = "orrery.core.storage.primary.transactions"

MUTANTS = (
    Mutant(
        name="storage-overfilled",
        part="capacity",
        where=f"{TRANSACTIONS}:take",
        old="tx.run(TAKE, **taken, needed=cost + leaving) == 1",
        new="tx.run(TAKE, **taken, needed=leaving) == 1",
        bug="a volume is put where there is no room for it",
        seen_by=(ROOM, VOLUME, oracle()),
    ),
    Mutant(
        name="storage-local-overfilled",
        part="capacity",
        where=f"{TRANSACTIONS}:take",
        old="needed=cost + leaving) == 0",
        new="needed=leaving) == 0",
        bug="a host's local disk is filled beyond its size",
        seen_by=(ROOM, VOLUME),
    ),
    Mutant(
        name="storage-local-part-drifts",
        part="capacity",
        where=f"{TRANSACTIONS}:adjust",
        old="if room.part is not None:",
        new="if room.part is not None and size > 0:",
        bug="what is given back on a local storage is not counted on its host",
        seen_by=(ROOM, scenario("primary_storage"), robot(VOLUMES)),
    ),
    Mutant(
        name="storage-rounding-drifts",
        part="capacity",
        where=f"{TRANSACTIONS}:Room.cost",
        old="rated(allocated + size, percent) - rated(allocated, percent)",
        new="rated(size, percent)",
        bug="over-provisioned capacity drifts by a byte with each volume",
        seen_by=(ROOM, scenario("primary_storage")),
    ),
    Mutant(
        name="storage-second-choice-first",
        part="allocator",
        where=f"{TRANSACTIONS}:Room.is_second_choice",
        old="(self.part is not None) != request.for_root",
        new="(self.part is not None) == request.for_root",
        bug="root volumes go to shared storage, data volumes to local",
        seen_by=(ROOM, scenario("primary_storage")),
    ),
    Mutant(
        name="storage-disabled-used",
        part="allocator",
        where=f"{TRANSACTIONS}:_REACH",
        old=".where(P.state == ENABLED, P.status == CONNECTED,",
        new=".where(P.status == CONNECTED,",
        bug="clusters count as reaching a storage that is disabled",
        seen_by=(ROOM, scenario("primary_storage"), robot(("ChangePrimaryStorageState", *VMS))),
    ),
    Mutant(
        name="volume-keeps-room",
        part="capacity",
        where="orrery.core.storage.volume.transactions:drop_volume",
        old="volume.size, volume.host_uuid",
        new="0, volume.host_uuid",
        bug="the room of a removed volume is not given back",
        seen_by=(
            VOLUME,
            hypothesis(),
            oracle(),
        ),
    ),
    Mutant(
        name="volume-root-deletable",
        part="state transitions",
        where="orrery.core.storage.volume.transactions:require_data_volume",
        old="if volume.type != DATA:",
        new='if volume.type == "":',
        bug="the root volume of a VM is handled as a data volume",
        # what else would be done to a root volume, a second check refuses
        seen_by=(
            scenario("api_table", only="DataVolume"),
            robot(("CreateVmInstance", "DestroyVmInstance", "RecoverDataVolume", "ExpungeDataVolume")),
        ),
    ),
    Mutant(
        name="volume-bits-stay",
        part="workflow undo",
        where="orrery.core.storage.volume.workflows:_delete",
        old="if flow.out.bits is not None:",
        new="if flow.out.bits is None:",
        bug="the bits of removed volumes stay on the storage",
        seen_by=(VOLUME, matrix("volume-expunge"), robot(VOLUMES), hypothesis()),
    ),
    Mutant(
        name="volume-quota-by-status",
        part="quotas",
        where="orrery.core.storage.volume.transactions:set_status",
        old='VOLUMES.changed(tx, vars(volume), {"status": status})',
        new='VOLUMES.changed(tx, vars(volume), {"status": volume.status})',
        bug="deleted volumes count for the quota as living ones do",
        seen_by=(scenario("quotas"), robot(VOLUMES), oracle()),
    ),
    Mutant(
        name="volume-device-reused",
        part="allocator",
        where="orrery.core.storage.volume.transactions:next_device_id",
        old="if number not in used",
        new="if number",
        bug="every data volume of a VM is device 1",
        seen_by=(VOLUME, scenario("attachments"), robot(VOLUMES)),
    ),
    Mutant(
        name="volume-held-uuid-reused",
        part="IP reuse",
        where="orrery.core.storage.volume.workflows:_record",
        old="[held_volume(params.uuid)]",
        new="[]",
        bug="a new volume takes the uuid of one whose bits may still be removed",
        seen_by=(VOLUME,),
    ),
)
