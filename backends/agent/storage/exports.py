"""The NFS exports of a host: mounted, or else noted as those that QEMU and the agent read by themselves.

What is mounted, the kernel knows. What is not has a note in a folder of the agent: its name is where the
export would be mounted, its content the export. So a restarted agent finds what its guests use.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from urllib.parse import quote

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.storage import nfs
from orrery.backends.agent.storage.files import Files, part_of
from orrery.backends.agent.storage.local_files import LOCAL
from orrery.backends.agent.storage.model import NfsDisk, Storage, StorageKind
from orrery.backends.agent.storage.mounts import mounted_at
from orrery.backends.agent.storage.nfs import Export
from orrery.backends.agent.storage.nfs_files import NfsFiles
from orrery.core.kernel.location import FileLocation, Location

NEED_MOUNT = "Guests of QEMU can do without the mount; those of this host are containers, which need it"


class Exports:
    """All NFS storages of one agent."""

    def __init__(self, notes: Path, *, by_qemu: bool) -> None:
        """`by_qemu`: whether guests are QEMU's, so that an export need not be mounted."""
        self._notes = notes
        self._by_qemu = by_qemu
        self._known: dict[tuple[Path, Export], NfsFiles] = {}

    async def connect(self, storage: Storage) -> None:
        """The export of a storage can be used; repeatable. Raises Refused."""
        export, point = Export.read(storage.url), Path(storage.mount_path)
        is_mounted = await asyncio.to_thread(mounted_at, str(point)) is not None
        why_no_mount = None if is_mounted else await nfs.why_no_mount()
        if why_no_mount is None:
            await nfs.mount(export, str(point))
            await asyncio.to_thread(self._drop, point)
            return
        reason = await nfs.why_no_qemu() if self._by_qemu else NEED_MOUNT
        if reason is not None:
            raise Refused(f"[{export}] cannot be mounted: {why_no_mount}. {reason}")
        await asyncio.to_thread(self._note, point, export)

    def files(self, storage: Storage) -> Files:
        """How the files of a storage are reached. Blocks."""
        known = self._at(Path(storage.mount_path)) if storage.kind is StorageKind.NFS else None
        return known or LOCAL

    def disk(self, location: Location) -> NfsDisk | None:
        """How QEMU opens a volume or image that is not mounted; None for any other. Blocks."""
        if not isinstance(location, FileLocation):
            return None
        path = Path(location.path)
        known = next((found for folder in path.parents if (found := self._at(folder)) is not None), None)
        return None if known is None else known.disk(path, location.format)

    def _at(self, point: Path) -> NfsFiles | None:
        try:
            export = Export.read(self._note_of(point).read_text())
        except FileNotFoundError:
            return None
        return self._known.setdefault((point, export), NfsFiles(export, point))

    def _note_of(self, point: Path) -> Path:
        return self._notes / quote(str(point), safe="")

    def _note(self, point: Path, export: Export) -> None:
        note = self._note_of(point)
        LOCAL.make_folder(self._notes)
        part_of(note).write_text(str(export))
        LOCAL.settle(note)

    def _drop(self, point: Path) -> None:
        LOCAL.remove(self._note_of(point), self._notes.parent)

    def forget(self) -> None:
        """Forgets all. Blocks."""
        for name in LOCAL.names(self._notes):
            LOCAL.remove(self._notes / name, self._notes.parent)
        for known in self._known.values():
            known.close()
