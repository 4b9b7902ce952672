"""Keeps what of each host VMs get up with the tags and settings that say so."""

from __future__ import annotations

from orrery.core.compute.host.configs import BY_CLUSTER, BY_HOST, BY_ZONE, CPU_RATIO, RESERVED_MEMORY
from orrery.core.compute.host.reservations import CONFIGS, LEVELS, recount
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.node import Node
from orrery.core.kernel.plugins import Service
from orrery.core.tag.hooks import hookimpl


class HostShareService(Service):
    """Recounts when a tag or a setting changes."""

    def __init__(self, node: Node) -> None:
        super().__init__(node)
        for config in (CPU_RATIO, RESERVED_MEMORY, BY_HOST, BY_CLUSTER, BY_ZONE):
            node.configs.on_change(config, self.start)

    async def start(self) -> None:
        """Recounts all: a setting may have been changed by a node that died before it could do so."""
        await self.node.db.write(recount, self.node.backends)

    @hookimpl
    def tags_changed(self, tx: Transaction, vo: str, resource_uuid: Uuid) -> None:
        """Tags of hosts, clusters and zones may reserve something."""
        if vo in LEVELS:
            recount(tx, self.node.backends, vo, resource_uuid)

    @hookimpl
    def resource_config_changed(
        self, tx: Transaction, vo: str, resource_uuid: Uuid, category: str, name: str
    ) -> None:
        """So may their settings."""
        if vo in LEVELS and (category, name) in [config.key for config in CONFIGS]:
            recount(tx, self.node.backends, vo, resource_uuid)
