"""Handlers of the calls on settings that a resource has for itself."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from orrery.core.kernel.bus import handles
from orrery.core.kernel.config import GlobalConfig, Owner, ResourceConfig, global_text, override, overrides
from orrery.core.kernel.config.parents import lineage
from orrery.core.kernel.db.model import Base, Uuid, models_by_vo
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import InvalidArgument, NotFound
from orrery.core.kernel.ids import new_uuid
from orrery.core.kernel.node import Node
from orrery.core.kernel.ownership import find_resource
from orrery.core.kernel.plugins import Service
from orrery.core.kernel.query import Inventories
from orrery.core.kernel.tags import RESOURCE_CONFIG
from orrery.core.resourceconfig.messages import (
    BindableConfig,
    BindableConfigs,
    DeleteResourceConfig,
    EffectiveConfig,
    GetResourceBindableConfig,
    GetResourceConfig,
    GetResourceConfigs,
    ResourceConfigChanged,
    ResourceValue,
    ResourceValues,
    UpdatedValues,
    UpdateResourceConfig,
    UpdateResourceConfigs,
    WantedConfig,
)

Config = GlobalConfig[Any]


class ResourceConfigService(Service):
    """Values of settings for one resource and what is in it."""

    def __init__(self, node: Node) -> None:
        super().__init__(node)
        node.tags.check_with(RESOURCE_CONFIG, self._check_tag)

    async def start(self) -> None:
        """All tables are declared by now."""
        self._inventories = Inventories()

    def _check_tag(self, vo: str, tokens: dict[str, str]) -> None:
        """Raises InvalidArgument where a new resource of a kind cannot have such a setting of its own."""
        config = self._find(tokens["category"], tokens["name"])
        if vo not in config.bound_to:
            raise InvalidArgument(_unbound(config, vo.removesuffix("VO")))
        config.value_of(tokens["value"])

    def _find(self, category: str, name: str) -> Config:
        try:
            return self.node.configs.find(category, name)
        except NotFound as unknown:
            raise InvalidArgument(unknown.details) from None

    @handles(UpdateResourceConfig)
    async def update(self, message: UpdateResourceConfig) -> Uuid:
        """Sets one value. Raises InvalidArgument for a value, setting or resource that do not fit."""
        wanted = [WantedConfig(category=message.category, name=message.name, value=message.value)]
        return (await self._update(message.resource_uuid, wanted))[0].uuid

    @handles(UpdateResourceConfigs)
    async def update_several(self, message: UpdateResourceConfigs) -> UpdatedValues:
        """Sets all of them or none; raises as for one."""
        rows = await self._update(message.resource_uuid, message.resource_configs)
        shown = await self.node.db.query(self._inventories.many, rows)
        each = zip(rows, shown, strict=True)
        return UpdatedValues(
            inventories=[
                EffectiveConfig(name=row.name, value=row.value, effective_configs=[body])
                for row, body in each
            ]
        )

    async def _update(self, uuid: Uuid, wanted: Sequence[WantedConfig]) -> list[ResourceConfig]:
        configs = [(self._find(one.category, one.name), one.value) for one in wanted]
        for config, text in configs:
            config.value_of(text)
        seed = self.node.random.getrandbits(64)
        rows = await self.node.db.write(_set, self.node, uuid, configs, seed)
        for row in rows:
            self.node.bus.publish(ResourceConfigChanged(row.category, row.name, uuid, row.value))
        return rows

    @handles(DeleteResourceConfig)
    async def delete(self, message: DeleteResourceConfig) -> None:
        """Removes one value; where there is none, that is no error."""
        config = self._find(message.category, message.name)
        if await self.node.db.write(_unset, self.node, config, message.resource_uuid):
            self.node.bus.publish(ResourceConfigChanged(*config.key, message.resource_uuid, None))

    @handles(GetResourceConfig)
    async def get(self, message: GetResourceConfig) -> ResourceValue:
        """What holds for a resource."""
        config = self._find(message.category, message.name)
        found = (await self._effective([config], message.resource_uuid))[0]
        return ResourceValue(value=found.value, effective_configs=found.effective_configs)

    @handles(GetResourceConfigs)
    async def get_several(self, message: GetResourceConfigs) -> ResourceValues:
        """What holds for a resource, in the order of the names."""
        configs = [self._find(message.category, name) for name in message.names]
        return ResourceValues(configs=await self._effective(configs, message.resource_uuid))

    async def _effective(self, configs: list[Config], uuid: Uuid) -> list[EffectiveConfig]:
        return await self.node.db.query(_effective, configs, uuid, self._inventories)

    @handles(GetResourceBindableConfig)
    async def bindable(self, message: GetResourceBindableConfig) -> BindableConfigs:
        """The settings that resources may have for themselves, of one category or of all."""
        found = [config for config in self.node.configs.declared() if config.bound_to]
        return BindableConfigs(
            bindable_configs=[
                BindableConfig(
                    name=config.name,
                    category=config.category,
                    description=config.description,
                    bind_resource_types=list(config.bound_to),
                )
                for config in found
                if message.category in (None, config.category)
            ]
        )


def _unbound(config: Config, what: str) -> str:
    kinds = ", ".join(vo.removesuffix("VO") for vo in config.bound_to)
    rule = f"only {kinds} can" if kinds else "no resource can"
    return f"global config[{config.full_name}]: {what} cannot have a value of its own, {rule}"


def _model_of(tx: Transaction, config: Config, uuid: Uuid) -> type[Base]:
    """The kind of a resource that may have the setting for itself. Raises InvalidArgument."""
    known = models_by_vo()
    for vo in config.bound_to:
        if vo in known and tx.exists(known[vo], uuid):
            return known[vo]
    raise InvalidArgument(f"field[resourceUuid]: {_unbound(config, f'the resource[uuid:{uuid}]')}")


def _set(
    tx: Transaction, node: Node, uuid: Uuid, wanted: list[tuple[Config, str]], seed: int
) -> list[ResourceConfig]:
    rng = random.Random(seed)
    rows = []
    for config, text in wanted:
        owner = Owner(_model_of(tx, config, uuid).__vo__, uuid)
        rows.append(override(tx, config.key, owner, text, new_uuid(tx.now, rng)))
        _tell(tx, node, config, owner)
    return rows


def _unset(tx: Transaction, node: Node, config: Config, uuid: Uuid) -> bool:
    category, name = config.key
    owner = find_resource(tx, uuid)
    where = {"category": category, "name": name, "resource_uuid": uuid}
    row = tx.first(ResourceConfig, **where, resource_type=owner.__vo__) if owner is not None else None
    if row is None:
        return False
    tx.delete(ResourceConfig, uuid=row.uuid)
    _tell(tx, node, config, Owner(row.resource_type, uuid))
    return True


def _tell(tx: Transaction, node: Node, config: Config, owner: Owner) -> None:
    hook = node.hooks.hook.resource_config_changed
    hook(tx=tx, vo=owner.vo, resource_uuid=owner.uuid, category=config.category, name=config.name)


def _effective(
    tx: Transaction, configs: list[Config], uuid: Uuid, inventories: Inventories
) -> list[EffectiveConfig]:
    found = []
    for config in configs:
        model = _model_of(tx, config, uuid)
        own = overrides(tx, config.key, lineage(tx, model, uuid, config.bound_to))
        value = own[0].value if own else global_text(tx, config)
        shown = inventories.many(tx, own)
        found.append(EffectiveConfig(name=config.name, value=value, effective_configs=shown))
    return found
