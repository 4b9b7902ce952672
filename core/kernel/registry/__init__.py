"""One table of the uuids of all resources, whatever their kind: no two resources share a uuid.

Tags, settings, shares and events name a resource by its uuid, so a second one under the same uuid would take
what is the first one's. A kind takes part by ``__is_resource__`` of its model
(`orrery.core.kernel.db.model`). The database keeps the table by triggers of the writing connection.
"""

from __future__ import annotations

from orrery.core.kernel.registry.filling import register_all
from orrery.core.kernel.registry.model import RegisteredResource, ResourceClash
from orrery.core.kernel.registry.triggers import registered_kinds, registry_triggers_of

__all__ = [
    "RegisteredResource",
    "ResourceClash",
    "register_all",
    "registered_kinds",
    "registry_triggers_of",
]
