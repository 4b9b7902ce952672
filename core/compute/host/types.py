"""The hypervisor types, and how they differ: a registry by name.

A plugin registers a type of its own in `Noun.strategies`, as ``(HypervisorType, "its name", object)`` beside
a `Hypervisor` of the same name. What single hosts can do is a matter of capabilities
(`orrery.core.compute.host.capabilities`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from orrery.core.compute.host.model import KVM, SIMULATOR
from orrery.core.kernel.backends import Registry


@dataclass(frozen=True, slots=True)
class HypervisorType:
    """How hosts of one type differ from others."""

    name: str
    formats: tuple[str, ...]
    """The formats of images and volumes that its guests can use; new volumes get the first."""
    interface_name_max: int | None = None
    """Longest name of a network interface, in characters."""
    keeps_memory: bool = False
    """Whether the setting ``kvm/reservedMemory`` is about its hosts."""
    tags_facts: bool = False
    """Whether what a host says of itself becomes its system tags."""

    @property
    def volume_format(self) -> str:
        """The format of new volumes."""
        return self.formats[0]


STRATEGIES: tuple[tuple[type[Any], str, Any], ...] = tuple(
    (HypervisorType, kind.name, kind)
    for kind in (
        HypervisorType(
            KVM, ("qcow2", "raw", "vmdk"), interface_name_max=15, keeps_memory=True, tags_facts=True
        ),
        HypervisorType(SIMULATOR, ("simulator",)),
    )
)
"""The built-in types."""


def types_using(registry: Registry, bits_format: str) -> list[str]:
    """The hypervisor types whose guests can use images and volumes of a format."""
    return [kind.name for kind in registry.every(HypervisorType) if bits_format in kind.formats]
