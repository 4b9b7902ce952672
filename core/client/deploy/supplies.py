"""What a backend adds to a file that leaves it open: addresses of hosts, paths of storages, images.

So one file serves the simulator, hosts on this machine, and machines elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from orrery.core.client.deploy.elements import Document, Element
from orrery.core.client.deploy.errors import DeploymentError


@dataclass(frozen=True, kw_only=True)
class Supplies:
    """Values for the keys that a file does not give. What the file says always wins."""

    first_address: str = ""
    """The first host without `managementIp` gets it, the next ones those behind it."""
    values: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """By kind of element (``localPrimaryStorage``), values by key."""
    images: Mapping[str, str] = field(default_factory=dict)
    """URLs of images by purpose, which is the name of an image without `url`."""
    without: Mapping[str, str] = field(default_factory=dict)
    """Purposes that this backend has no image for, and why."""
    global_configs: Mapping[str, str] = field(default_factory=dict)
    """Settings by ``category/name``."""

    def add_to(self, document: Document) -> None:
        """Completes a document that was read."""
        document.first_address = self.first_address
        for element in _all(document.elements):
            supplied = dict(self.values.get(element.kind.tag, {}))
            name = str(element.values.get("name", ""))
            if element.kind.family == "image" and name in self.images:
                supplied["url"] = self.images[name]
            if element.kind.family == "image" and name in self.without and "url" not in element.values:
                element.is_broken = True
                document.mistakes.add(
                    DeploymentError(
                        self.without[name],
                        file=document.file,
                        line=element.line,
                        element=f"image '{name}'",
                        field="url",
                    )
                )
            for key, value in supplied.items():
                element.values.setdefault(key, value)
        for path, value in self.global_configs.items():
            document.global_configs.setdefault(path, value)


def _all(elements: Iterable[Element]) -> Iterable[Element]:
    for element in elements:
        yield element
        yield from _all(element.children)
