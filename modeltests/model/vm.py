"""VMs: sections 10 and 11 of the facts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from orrery.modeltests.action import Action
from orrery.modeltests.model.general import given, merged
from orrery.modeltests.model.prediction import (
    INVALID,
    NOTHING,
    QUOTA,
    REFUSED,
    Free,
    OneOf,
    Prediction,
    creation,
    refusal,
    removal,
    rule,
    success,
)
from orrery.modeltests.state import Row, State

WRONG_STATE = "VM.1010"
NO_ROOM = f"{REFUSED} HOST_ALLOCATION.1000 L3.1000 {QUOTA}"
"""Causes of a failure to find a place, an address or a share of the quota."""
START, STOP, REBOOT, MIGRATE = "VM.1001", "VM.1002", "VM.1003", "VM.1008"
PAUSE, RESUME = "VM.1012", "VM.1013"
ATTACH_DISK, DETACH_DISK, ATTACH_NIC = "VM.1005", "VM.1006", "VM.1007"
AROUND = "Host PrimaryStorage VmNic UsedIp Volume VmCdRom SystemTag Quota AccountResourceRef VmInstance"
"""Kinds that an operation on a VM may change beside it."""
GIVEN_UP = "Destroyed"


def vm_of(state: State, action: Action) -> Row:
    """The VM that a call is about."""
    row = state.get("VmInstanceVO", given(action, "vmInstanceUuid", "uuid"))
    assert row is not None
    return row


def _wrong(outer: str) -> Prediction:
    """Refused for the VM's state; some refusals are told without the noun's own code."""
    return refusal(f"{outer}/{WRONG_STATE}", WRONG_STATE, f"{REFUSED}/{WRONG_STATE}")


def _moves(vm: Row, to: Any, codes: str = "", **fields: Any) -> Prediction:
    return success("VmInstance", vm["uuid"], state=to, touches=AROUND, or_else=codes, **fields)


@rule("StartVmInstance")
def start(state: State, action: Action) -> Prediction:
    """Running is no error; any host may be chosen, or none has room. A crashed VM may be stopped then."""
    vm = vm_of(state, action)
    if vm["state"] == "Running":
        return NOTHING
    if vm["state"] not in ("Stopped", "Created", "Crashed"):
        # that what it had may still be in use on a silent host is told first
        return merged(_wrong(START), f"{START}/{REFUSED}")
    host: Any = given(action, "hostUuid") or Free()
    moved = _moves(vm, "Running", f"{START} {NO_ROOM}", hostUuid=host)
    left = moved.touches if vm["state"] == "Crashed" and moved.touches is not None else frozenset()
    return replace(moved, fails_touching=left)


@rule("StopVmInstance")
def stop(state: State, action: Action) -> Prediction:
    """Stopped is no error; the VM leaves its host and keeps its addresses."""
    vm = vm_of(state, action)
    if vm["state"] == "Stopped":
        return NOTHING
    if vm["state"] not in ("Running", "Paused", "Unknown", "Crashed"):
        return _wrong(STOP)
    codes = STOP if vm["state"] == "Unknown" else ""
    return _moves(vm, "Stopped", codes, hostUuid=None, lastHostUuid=vm.get("hostUuid"), vmNics=Free())


@rule("RebootVmInstance")
def reboot(state: State, action: Action) -> Prediction:
    """The VM stays on its host."""
    vm = vm_of(state, action)
    if vm["state"] not in ("Running", "Crashed"):
        return _wrong(REBOOT)
    return _moves(vm, "Running", hostUuid=vm["hostUuid"])


@rule("PauseVmInstance")
def pause(state: State, action: Action) -> Prediction:
    """The VM keeps its host."""
    vm = vm_of(state, action)
    return _moves(vm, "Paused", hostUuid=vm["hostUuid"]) if vm["state"] == "Running" else _wrong(PAUSE)


@rule("ResumeVmInstance")
def resume(state: State, action: Action) -> Prediction:
    """The VM keeps its host."""
    vm = vm_of(state, action)
    return _moves(vm, "Running", hostUuid=vm["hostUuid"]) if vm["state"] == "Paused" else _wrong(RESUME)


@rule("MigrateVm")
def migrate(state: State, action: Action) -> Prediction:
    """Another host, which may be named; storage on one host only may forbid it."""
    vm = vm_of(state, action)
    host = given(action, "hostUuid")
    is_there = host is not None and host == vm.get("hostUuid")
    if vm["state"] not in ("Running", "Paused", "Unknown"):
        return merged(_wrong(MIGRATE), INVALID) if is_there else _wrong(MIGRATE)
    if is_there:
        return refusal(INVALID, MIGRATE)
    others = tuple(uuid for uuid in state.of("HostVO") if uuid != vm["hostUuid"])
    where: Any = host or OneOf(others)
    codes = f"{MIGRATE} {NO_ROOM}"
    if not others:
        return refusal(*codes.split())
    ends: Any = vm["state"] if vm["state"] != "Unknown" else OneOf(("Running", "Paused", "Unknown"))
    return _moves(vm, ends, codes, hostUuid=where, lastHostUuid=vm["hostUuid"])


@rule("DestroyVmInstance")
def destroy(state: State, action: Action) -> Prediction:
    """Again on a destroyed one is no error; one that was never placed is removed, and by policy any."""
    vm = vm_of(state, action)
    if vm["state"] == GIVEN_UP:
        return Prediction(touches=frozenset({"VmInstanceVO"}))
    if vm["state"] == "Created" or policy(state, "vm") == "Direct":
        return removal("VmInstance", vm["uuid"], touches=f"{AROUND} UserTag ResourceConfig SharedResource")
    return _moves(vm, GIVEN_UP, hostUuid=None)


@rule("RecoverVmInstance")
def recover(state: State, action: Action) -> Prediction:
    """Only a destroyed VM; it is stopped then."""
    vm = vm_of(state, action)
    if vm["state"] != GIVEN_UP:
        return _wrong(REFUSED)
    return _moves(vm, "Stopped", f"{QUOTA} {REFUSED}")


@rule("ExpungeVmInstance")
def expunge(state: State, action: Action) -> Prediction:
    """Only a destroyed VM; its row, nics and root volume go."""
    vm = vm_of(state, action)
    if vm["state"] != GIVEN_UP:
        return _wrong(REFUSED)
    return removal("VmInstance", vm["uuid"], touches=f"{AROUND} UserTag ResourceConfig SharedResource")


@rule("ChangeInstanceOffering")
def change_offering(state: State, action: Action) -> Prediction:
    """A VM that is off, or was never started, takes the size of an enabled offering."""
    vm = vm_of(state, action)
    offering = state.get("InstanceOfferingVO", action.fields.get("instanceOfferingUuid"))
    assert offering is not None
    if vm["state"] not in ("Stopped", "Created"):
        return refusal(INVALID, REFUSED, WRONG_STATE)
    size = {"cpuNum": offering["cpuNum"], "memorySize": offering["memorySize"]}
    codes = f"{QUOTA} {REFUSED}" if offering["state"] == "Enabled" else ""
    if not codes:
        return refusal(REFUSED)
    return success("VmInstance", vm["uuid"], touches=AROUND, or_else=codes, **size)


@rule("UpdateVmInstance")
def update(state: State, action: Action) -> Prediction:
    """Texts at any time; a size of a stopped VM only; the default network among those it has."""
    vm = vm_of(state, action)
    texts = {name: action.fields[name] for name in ("name", "description") if action.fields.get(name)}
    others = [name for name in action.fields if name not in ("uuid", "name", "description")]
    codes = f"{REFUSED} {INVALID} {QUOTA}" if others else ""
    return success("VmInstance", vm["uuid"], touches=AROUND, or_else=codes, **texts)


@rule("AttachL3NetworkToVm")
def attach_nic(state: State, action: Action) -> Prediction:
    """A running or stopped VM, a network that its cluster reaches, and not twice."""
    vm = vm_of(state, action)
    if vm["state"] not in ("Running", "Stopped"):
        return refusal(*_wrong(ATTACH_NIC).refusals, REFUSED, INVALID)
    has = [nic["l3NetworkUuid"] for nic in vm.get("vmNics", ())]
    l3 = state.get("L3NetworkVO", action.fields.get("l3NetworkUuid"))
    if l3 is None or l3["uuid"] in has or l3["state"] != "Enabled":
        return refusal(REFUSED, ATTACH_NIC, INVALID)
    codes = f"{ATTACH_NIC} {NO_ROOM} {INVALID}"
    return success("VmInstance", vm["uuid"], touches=AROUND, or_else=codes, state=vm["state"])


@rule("DetachL3NetworkFromVm")
def detach_nic(state: State, action: Action) -> Prediction:
    """The nic and its address go."""
    nic = state.get("VmNicVO", action.fields.get("vmNicUuid"))
    assert nic is not None
    vm = state.get("VmInstanceVO", nic["vmInstanceUuid"])
    if vm is None or vm["state"] not in ("Running", "Stopped"):
        return _wrong(REFUSED)
    return removal("VmNic", nic["uuid"], touches=f"{AROUND} UserTag")


def policy(state: State, category: str) -> str:
    """What deletion does by default: the setting ``deletionPolicy`` of a category."""
    settings = state.of("GlobalConfigVO").values()
    return next(
        str(one["value"])
        for one in settings
        if (one["category"], one["name"]) == (category, "deletionPolicy")
    )


@rule("CreateVmInstance")
def create(state: State, action: Action) -> Prediction:
    """Sizes or an offering, an image that is ready, networks that are enabled, and a default one of them."""
    refused = _refused(state, action)
    if refused:
        # which of several reasons is told first is free: a text may be wrong as well
        return refusal(*refused, INVALID)
    strategy = action.fields.get("strategy") or "InstantStart"
    ends = {"InstantStart": "Running", "CreateStopped": "Stopped", "JustCreate": "Created"}
    if strategy not in ends:
        return refusal(INVALID)
    codes = f"{NO_ROOM} {INVALID} SYS.1002 SYS.1003"
    fields = {"name": str(action.fields["name"]).strip(), "state": ends[strategy]}
    return creation("VmInstance", touches=f"{AROUND} UserTag", or_else=codes, **fields)


def _refused(state: State, action: Action) -> list[str]:
    fields = action.fields
    found = [REFUSED, INVALID] if given(action, "vmNicParams", "diskAOs", "sshKeyPairUuids") else []
    offering = state.get("InstanceOfferingVO", fields.get("instanceOfferingUuid"))
    if offering is None and not (fields.get("cpuNum") and fields.get("memorySize")):
        found += [REFUSED, INVALID]
    if fields.get("sshKeyPairUuids"):  # keys come by a system tag
        found += [REFUSED]
    networks = fields.get("l3NetworkUuids") or []
    if not networks and not given(action, "zoneUuid", "clusterUuid", "hostUuid"):
        found += [REFUSED]
    default = fields.get("defaultL3NetworkUuid")
    if (len(networks) > 1 and default not in networks) or (default is not None and default not in networks):
        found += [INVALID]
    if len(set(networks)) < len(networks):
        found += [REFUSED, INVALID]
    named = [("L3NetworkVO", uuid) for uuid in networks]
    kinds = ("instanceOffering", "image", "zone", "cluster", "host")
    named += [(f"{one[0].upper()}{one[1:]}VO", fields.get(f"{one}Uuid")) for one in kinds]
    for kind, uuid in named:
        row = state.get(kind, uuid)
        if row is not None and row["state"] != "Enabled":
            found += [REFUSED]
    image = state.get("ImageVO", fields.get("imageUuid"))
    if image is not None and (image["status"] != "Ready" or image["mediaType"] == "DataVolumeTemplate"):
        found += [REFUSED, INVALID]
    is_template = image is not None and image["mediaType"] == "RootVolumeTemplate"
    if not is_template and not given(action, "rootDiskSize", "rootDiskOfferingUuid"):
        found += [REFUSED, INVALID]
    if found and given(action, "rootVolumeSystemTags", "dataVolumeSystemTags", "dataVolumeSystemTagsOnIndex"):
        found += [INVALID]  # a tag of no declared pattern may be told first
    return found
