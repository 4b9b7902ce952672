"""Draws actions from the API declarations: every changing API served, with parameters of its types."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from orrery.core.api.catalogue import declarations
from orrery.core.api.catalogue_export import wire_fields
from orrery.core.api.references import Reference, references
from orrery.core.kernel.api.message import ANY_RESOURCE, CreateMessage, Declaration
from orrery.modeltests.action import ADMIN, Action
from orrery.modeltests.combinations import TOGETHER
from orrery.modeltests.model import predict
from orrery.modeltests.oracles import COUNTED, held
from orrery.modeltests.state import State
from orrery.modeltests.values import JOBS, NONSENSE, UNKNOWN, drawn

EXCLUDED: Mapping[str, str] = {
    "LogInByAccount": "makes sessions, which the robot keeps itself",
    "LogInByUser": "the same",
    "LogOut": "ends the session that the next action needs",
    "RenewSession": "the same",
    "ResetGlobalConfig": "sets the cloud's own settings back, beside those of its file",
    "UpdateAccount": "changes passwords of the callers",
}
"""Changing APIs that are no actions, and why."""
LEFT_OUT: Mapping[tuple[str, str], str] = {
    ("UpdateHost", "managementIp"): "another address is another machine, which has none of the guests",
    ("UpdateKVMHost", "managementIp"): "the same",
    ("UpdateSftpBackupStorage", "hostname"): "another machine, which has none of the images",
    ("UpdatePrimaryStorage", "url"): "another export, which has none of the volumes",
}
"""Fields that are not given, and why: who gives them states that a machine has moved, which none has."""
PLAIN = ("systemTags", "userTags", "tagUuids", "resourceUuid", "description")
"""Fields that most calls leave out."""
UNSERVED = ("vmNicParams", "customMac")
"""Fields that are refused, or that hardly any text fits; few calls have them."""
ANY = ("VmInstanceVO", "VolumeVO", "ImageVO", "L3NetworkVO")
"""Kinds of which a resource is named where any would do."""
TRIES = 8
MUCH = 2
"""What an action promises that should succeed and change something."""
SELDOM = 0.05
SOMETIMES = 0.3
OFTEN = 0.8
WANTED: Mapping[str, tuple[str, ...]] = {
    "CreateVmInstance": ("instanceOfferingUuid", "imageUuid", "l3NetworkUuids", "strategy"),
    "CreateDataVolume": ("diskOfferingUuid",),
    "ShareResource": ("accountUuids",),
    "AddImage": ("format",),
}
"""Optional fields that an API needs nearly always."""
FORCED = (
    *("DeleteZone", "DeleteCluster", "DeletePrimaryStorage", "DeleteBackupStorage", "DeleteHost"),
    *("DeleteAccount", "DeleteL2Network", "DeleteL3Network", "DeleteIpRange", "DeleteImage"),
    *("DeleteInstanceOffering", "DeleteDiskOffering"),
)
"""Deletions that leave little; they are drawn against what came with an action, and seldom else."""


@cache
def actions() -> tuple[str, ...]:
    """All APIs that are actions, by name."""
    return tuple(
        name
        for name, one in sorted(declarations().items())
        if one.method != "GET" and not one.is_query and name not in EXCLUDED
    )


@dataclass(frozen=True)
class Share:
    """How often actions are drawn otherwise than they make sense, 0 to 1."""

    illegal: float = 0.2
    """Something is made wrong on purpose."""
    fitting: float = 0.6
    """Of the others, parameters are drawn until the model expects the call to change something."""
    foreign: float = 0.15
    """Somebody calls who does not own what the call is about."""


class Drawer:
    """Draws the parameters of actions, and who makes them; everything follows from `rng`."""

    def __init__(self, rng: random.Random, accounts: Mapping[str, str], share: Share) -> None:
        self._rng = rng
        self.accounts = accounts
        """The accounts of the tenants, by the names of the callers."""
        self._share = share
        self._kept: frozenset[str] = frozenset()
        self._spares = True

    def keep(self, state: State) -> None:
        """From now on what is there in this state is seldom deleted, if it is part of the datacenter."""
        self._kept = frozenset(uuid for _, uuid in state.resources())

    def action(self, number: int, api: str, state: State) -> Action:
        """A call of an API: wrong on purpose, or any, or of several the first that should do something."""
        declaration = declarations()[api]
        self._spares = self._rng.random() >= SELDOM
        if self._rng.random() < self._share.illegal:
            return self._any(number, declaration, state, spoiled=True)
        tries = TRIES if self._rng.random() < self._share.fitting else 1
        drawn: list[tuple[int, Action]] = []
        for _ in range(tries):
            action = self._any(number, declaration, state)
            drawn.append((self._promise(action, state), action))
            if drawn[-1][0] == MUCH:
                break
        return max(drawn, key=lambda one: one[0])[1]

    def _any(self, number: int, declaration: Declaration, state: State, *, spoiled: bool = False) -> Action:
        fields = self._fields(declaration, state)
        caller = self._caller(declaration, fields, state)
        flaw = self._spoil(declaration, fields) if spoiled else ""
        flaw = flaw or invalid_field(declaration, fields)
        return Action(number=number, caller=caller, api=declaration.name, fields=fields, flaw=flaw)

    def _promise(self, action: Action, state: State) -> int:
        """Whether an action should change something, succeed without doing so, or fail."""
        predicted = predict(state, action, self.accounts)
        if not predicted.may_succeed:
            return 0
        changes = predicted.effects or predicted.creates or predicted.touches != frozenset()
        return MUCH if changes else 1

    def _fields(self, declaration: Declaration, state: State) -> dict[str, Any]:
        named = {one.wire: one for one in references(declaration.message)}
        fields: dict[str, Any] = {}
        for name, info in wire_fields(declaration.message):
            if not self._is_given(declaration, name, info):
                continue
            if name in named:
                value = self._reference(declaration, named[name], info, state, fields)
            else:
                value = drawn(self._rng, declaration.name, name, info)
            if value is not None:
                fields[name] = value
        self._agree(declaration.name, fields, state)
        return fields

    def _is_given(self, declaration: Declaration, name: str, info: FieldInfo) -> bool:
        if info.is_required():
            return True
        if (declaration.name, name) in LEFT_OUT:
            return False
        if name in WANTED.get(declaration.name, ()):
            return self._rng.random() < 0.95
        if name in PLAIN:
            return name == "description" and self._rng.random() < SELDOM
        if name in UNSERVED:
            return self._rng.random() < SELDOM
        many = len(declaration.message.model_fields) > 12
        return self._rng.random() < (SELDOM if many else SOMETIMES)

    def _reference(
        self,
        declaration: Declaration,
        one: Reference,
        info: FieldInfo,
        state: State,
        fields: Mapping[str, Any],
    ) -> Any:
        kind = one.refers.vo
        if one.refers.kind_in:
            kind = str(fields.get("resourceType", ""))
        if kind == ANY_RESOURCE:
            kind = self._rng.choice(one.refers.among or ANY)
        there = sorted(state.of(kind))
        if declaration.name in FORCED and self._spares:
            there = [uuid for uuid in there if uuid not in self._kept]
        if "list[" in str(info.annotation):
            count = min(len(there), self._rng.choice((1, 1, 1, 2)))
            return self._rng.sample(there, count) or [UNKNOWN]
        return self._rng.choice(there) if there else UNKNOWN

    def _agree(self, api: str, fields: dict[str, Any], state: State) -> None:
        """Puts fields in accord that depend on one another."""
        if api in TOGETHER and self._rng.random() < OFTEN:
            chosen = self._rng.choice(TOGETHER[api])
            there = sorted(uuid for kind in chosen.kinds for uuid in state.of(kind))
            fields.update(chosen.fields)
            if there:
                fields["resourceUuid"] = self._rng.choice(there)
        if api == "SubmitLongJob":
            named = JOBS.get(fields["jobName"])
            data = self._fields(declarations()[named], state) if named is not None else {}
            fields["jobData"] = json.dumps(data, sort_keys=True)
        if api == "UpdateQuota" and self.accounts and self._rng.random() < OFTEN:
            self._limit(fields, state)
        networks = fields.get("l3NetworkUuids")
        if api == "CreateVmInstance" and networks and len(networks) > 1:
            fields["defaultL3NetworkUuid"] = networks[0]

    def _limit(self, fields: dict[str, Any], state: State) -> None:
        """Lets a tenant have what it has, and perhaps one more: a looser limit is hardly ever reached."""
        account, quota = self._rng.choice(sorted(self.accounts.values())), self._rng.choice(sorted(COUNTED))
        value = held(state, account, quota) + self._rng.choice((0, 1))
        fields.update({"identityUuid": account, "name": quota, "value": value})

    def _caller(self, declaration: Declaration, fields: Mapping[str, Any], state: State) -> str:
        names = [ADMIN, *self.accounts]
        if self._rng.random() < self._share.foreign:
            return self._rng.choice(names)
        if declaration.admin:
            return ADMIN
        by_account = {uuid: name for name, uuid in self.accounts.items()}
        for one in references(declaration.message):
            if one.is_changed:
                owner = state.owner(str(fields.get(one.wire))) or ""
                return by_account.get(owner, ADMIN)
        makes = issubclass(declaration.message, CreateMessage)
        return self._rng.choice(names) if makes else ADMIN

    def _spoil(self, declaration: Declaration, fields: dict[str, Any]) -> str:
        """Makes one field wrong; says which, and how. Gives "" where the call has no field."""
        infos = dict(wire_fields(declaration.message))
        required = [name for name in fields if infos[name].is_required()]
        ways = ["unknown", "nonsense", *["missing"] * bool(set(required) - declaration.path_fields)]
        way = self._rng.choice(ways)
        if way == "missing":
            name = self._rng.choice([one for one in required if one not in declaration.path_fields])
            del fields[name]
            return f"missing {name}"
        must = [one for one in references(declaration.message) if one.refers.must_exist]
        named = [one.wire for one in must if one.wire in fields]
        if way == "unknown" and named:
            name = self._rng.choice(named)
            fields[name] = [UNKNOWN] if isinstance(fields[name], list) else UNKNOWN
            return f"unknown {name}"
        texts = [name for name in fields if isinstance(fields[name], str | int)]
        if not texts:
            return ""
        name = self._rng.choice(texts)
        fields[name] = self._rng.choice(NONSENSE)
        return f"nonsense {name}"


def invalid_field(declaration: Declaration, fields: Mapping[str, Any]) -> str:
    """Which field has no value of its declared type, as a flaw; "" where all have."""
    try:
        declaration.message.model_validate(fields)
    except ValidationError as wrong:
        return f"invalid {'.'.join(str(part) for part in wrong.errors()[0]['loc'])}"
    return ""
