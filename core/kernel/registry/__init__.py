"""One table of the uuids of all resources, whatever their kind: no two resources share a uuid.

Tags, settings, shares and events name a resource by its uuid, so a second one under the same uuid would take
what is the first one's. A kind takes part by ``__is_resource__`` of its model
(`orrery.core.kernel.db.model`). The database keeps the table
(`Database.register_uuids`).
"""

from __future__ import annotations

from orrery.core.kernel.registry.filling import keep_registry, register_all, registered_kinds
from orrery.core.kernel.registry.model import RegisteredResource, ResourceClash

__all__ = [
    "RegisteredResource",
    "ResourceClash",
    "keep_registry",
    "register_all",
    "registered_kinds",
]
