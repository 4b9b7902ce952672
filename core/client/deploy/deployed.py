"""What a deployment has done so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from orrery.core.client.deploy.found import Existing
from orrery.core.client.deploy.kinds import kinds
from orrery.core.client.deploy.plan import Key, Plan, Resource
from orrery.core.client.deploy.shape import is_setting, makes_resource
from orrery.core.kernel.api.message import Declaration
from orrery.core.kernel.api.text import counted


@dataclass
class Deployed:
    """What a deployment created, or found there from an earlier run."""

    uuids: dict[str, dict[str, str]] = field(default_factory=dict)
    """By family (zone, host, vm), uuids by name."""
    counts: dict[str, int] = field(default_factory=dict)
    """Calls that succeeded, by API."""
    seconds: float = 0.0
    """How long it took, by the loop's time."""
    made: dict[str, int] = field(default_factory=dict)
    """How many resources and attachments of each family this run has created, in the order of the plan."""
    changed: int = 0
    """How many elements it has changed."""
    removed: dict[str, int] = field(default_factory=dict)
    """How many it has removed, by family."""
    names: list[str] = field(default_factory=list)
    """The resources that this run has created or removed, in that order: ``vm/web-0``."""
    total: int = 0
    """How many steps there were to do."""
    existing: Existing | None = None
    """What there was before; None where nothing has been compared yet."""
    catalogue: Mapping[str, Declaration] = field(default_factory=dict, repr=False)

    @property
    def count(self) -> int:
        """How many resources there are."""
        return sum(len(by_name) for by_name in self.uuids.values())

    @property
    def done(self) -> int:
        """How many steps have been done."""
        return sum(self.made.values()) + self.changed + sum(self.removed.values())

    def copy(self) -> Deployed:
        """The same, to be carried on independently."""
        uuids = {family: dict(by_name) for family, by_name in self.uuids.items()}
        counts, made, removed = dict(self.counts), dict(self.made), dict(self.removed)
        return replace(self, uuids=uuids, counts=counts, made=made, removed=removed)

    def uuid(self, family: str, name: str) -> str:
        """The uuid of a resource. Raises KeyError where nothing of that name was created."""
        return self.uuids[family][name]

    def begin(self, plan: Plan, existing: Existing) -> None:
        """Take over what there is already."""
        if self.existing is None:
            for key, found in existing.found.items():
                self.uuids.setdefault(key.family, {})[key.name] = found.uuid
        self.existing = existing
        self.catalogue = plan.catalogue

    def meant(self, key: Key) -> str:
        """The uuid of what a reference names. Raises KeyError where there is no such resource yet."""
        made = self.uuids.get(key.family, {}).get(key.name)
        if made is not None:
            return made
        there = self.existing.uuid_of(key) if self.existing is not None else None
        if there is None:
            raise KeyError(key)
        return there

    def wire_fields(self, resource: Resource) -> dict[str, Any]:
        """All wire fields of a call: the uuids of what it refers to filled in, and the deployment's tag."""
        fields = dict(resource.fields)
        for reference in resource.references:
            uuids = [self.meant(key) for key in reference.to]
            fields[reference.wire] = uuids if reference.many else uuids[0]
        if self.existing is not None and makes_resource(resource):
            tag = self.existing.scope.tag(resource, self.catalogue[resource.api])
            fields["systemTags"] = [*fields.get("systemTags", ()), tag]
        return fields

    def expect(self, resources: Iterable[Resource]) -> None:
        """Note what will be created, so that families are told in this order whichever call ends first."""
        for resource in resources:
            self.made.setdefault(_family(resource), 0)

    def record(self, resource: Resource, body: Mapping[str, Any]) -> None:
        """Note the answer of a call that succeeded."""
        self.counts[resource.api] = self.counts.get(resource.api, 0) + 1
        family = _family(resource)
        self.made[family] = self.made.get(family, 0) + 1
        if makes_resource(resource):
            self.names.append(f"{resource.kind}/{resource.name}")
        inventory = body.get("inventory")
        if resource.key.family != "attachment" and isinstance(inventory, dict) and "uuid" in inventory:
            self.uuids.setdefault(resource.key.family, {})[resource.key.name] = str(inventory["uuid"])

    def forget(self, key: Key) -> None:
        """Note that an element was removed."""
        self.removed[key.family] = self.removed.get(key.family, 0) + 1
        self.names.append(f"{kinds().word(key.family)}/{key.name}")
        self.uuids.get(key.family, {}).pop(key.name, None)

    def left(self) -> str:
        """How much is still to do, in a few words."""
        count = self.total - self.done
        return "1 step is left" if count == 1 else f"{count:,} steps are left"

    def summary(self) -> str:
        """What has been done, in a few words: ``created 3 hosts, 1 zone; removed 1 vm``."""
        parts = [
            ("created", _listed(self.made)),
            ("changed", counted(self.changed, "element") if self.changed else ""),
            ("removed", _listed(self.removed)),
        ]
        told = "; ".join(f"{verb} {what}" for verb, what in parts if what)
        return f"{told}, which stays" if told else "nothing was done"


def _family(resource: Resource) -> str:
    return "setting" if is_setting(resource) else resource.key.family


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(counted(count, kinds().word(family)) for family, count in counts.items() if count)
