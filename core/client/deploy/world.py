"""What a plan's elements say of the world below: machines, storages, files to download."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from orrery.core.client.deploy.elements import Document, Draft
from orrery.core.client.deploy.errors import DeploymentError
from orrery.core.client.deploy.plan import HostMachine, ImageFile, StorageServer, World
from orrery.core.client.fields import size_in_bytes

TOTAL_BY_DEFAULT = {"primaryStorage": 500 << 30, "backupStorage": 1 << 40}


def describe(document: Document, drafts: Iterable[Draft]) -> World:
    """The world that `drafts` expect. A fact of the wrong type is one of the document's mistakes."""
    hosts: list[HostMachine] = []
    storages: list[StorageServer] = []
    images: list[ImageFile] = []
    for draft in drafts:
        facts = _Facts(document, draft)
        with document.mistakes.kept(("world", draft.group)):
            if draft.kind.family == "host":
                hosts.append(facts.host())
            elif draft.kind.family in TOTAL_BY_DEFAULT:
                storages.append(facts.storage())
            elif draft.kind.family == "image":
                images.append(facts.image())
    return World(tuple(hosts), tuple(storages), tuple(images), document.simulator)


class _Facts:
    def __init__(self, document: Document, draft: Draft) -> None:
        self._document = document
        self._draft = draft

    def host(self) -> HostMachine:
        cpus = self._size("cpuNum") or self._size(self._draft.kind.aliases.get("cpuNum", ""))
        memory = self._size("memoryCapacity")
        return HostMachine(
            self._draft.name, self._text("managementIp"), cpus or 0, memory or 0, self._draft.kind.tag
        )

    def storage(self) -> StorageServer:
        total = self._size("totalCapacity")
        if total is None:
            total = self._size("availableCapacity") or TOTAL_BY_DEFAULT[self._draft.kind.family]
        available = self._size("availableCapacity")
        free = total if available is None else min(available, total)
        url, hostname = self._text("url"), self._text("hostname")
        return StorageServer(self._draft.name, self._draft.kind.tag, url, hostname, total, free)

    def image(self) -> ImageFile:
        size, actual = self._size("size"), self._size("actualSize")
        name = str(self._draft.values.get("name", self._draft.name))
        return ImageFile(name, self._text("url"), self._text("format"), size, actual)

    def _text(self, key: str) -> str:
        return str(self._draft.values.get(key, ""))

    def _size(self, key: str) -> int | None:
        value: Any = self._draft.values.get(key)
        if value is None:
            return None
        try:
            if isinstance(value, bool) or not isinstance(value, int | str):
                raise ValueError(f"expected a number, or a size such as 8G, got {value!r}")
            return size_in_bytes(str(value))
        except ValueError as refusal:
            draft = self._draft
            raise DeploymentError(
                str(refusal), file=self._document.file, line=draft.line, element=draft.title, field=key
            ) from None
