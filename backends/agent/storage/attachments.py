"""How container guests get volumes: an export, a loop device, and for roots a mount.

A qcow2 is shown as a raw file by qemu-storage-daemon (FUSE), a raw file by a bind mount; a loop device makes
a block device of it. The daemon outlives the agent. Its lock keeps other hosts, and guests of QEMU, from
writing the same qcow2; a raw file has no such lock.
"""

from __future__ import annotations

import asyncio
import errno
import os
import signal
from json import dumps
from pathlib import Path

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.run import run
from orrery.backends.agent.storage.images import qemu_format
from orrery.backends.agent.storage.kernel import (
    EXPORTS,
    ROOTS,
    Runtime,
    exports,
    found,
    found_of,
    make_free_node,
)
from orrery.backends.agent.storage.local_files import LOCAL
from orrery.backends.agent.storage.model import Attached, Attachment, AttachMode

END_SECONDS = 20.0
"""How long an export has to write what it holds before it is killed."""
POLLS, POLL_SECONDS = 40, 0.05
"""How often, and after which pause, a device is looked at that is being detached."""


class Attachments:
    """What this host has attached, in one runtime folder. Calls for one volume come one after the other."""

    def __init__(self, folder: Path) -> None:
        self.runtime = Runtime(folder)

    def found(self) -> list[Attachment]:
        """Everything that there is, in the order of the volumes' paths. Blocks."""
        return found(self.runtime)

    async def attach(self, volume: Path, bits_format: str, mode: AttachMode) -> Attached:
        """Attaches a volume; repeatable. Raises Refused; what was begun is then detached."""
        if await asyncio.to_thread(volume.is_dir):
            return _directory(volume, mode)
        if not await asyncio.to_thread(volume.is_file):
            raise Refused(f"there is no volume at [{volume}]")
        there = await asyncio.to_thread(found_of, self.runtime, volume)
        try:
            return await self._attach(there, bits_format, mode)
        except BaseException:
            if there.device is None:
                await self.detach(volume)
            raise

    async def _attach(self, there: Attachment, bits_format: str, mode: AttachMode) -> Attached:
        volume, device, directory = Path(there.path), there.device, there.directory
        if device is None or (bits_format == "qcow2" and there.export is None):
            # an export that was killed leaves a device which only fails
            await self.detach(volume)
            device = await self._make_device(volume, bits_format, read_only=mode is AttachMode.READ_ONLY)
            directory = None
        if mode is AttachMode.ROOT and directory is None:
            directory = str(self.runtime.root(volume))
            await asyncio.to_thread(LOCAL.make_folder, Path(directory), is_durable=False)
            # a device node in an image must not reach devices of the host
            await run("mount", "-o", "nodev", device, directory)
        return Attached(device, directory if mode is AttachMode.ROOT else None)

    async def _make_device(self, volume: Path, bits_format: str, *, read_only: bool) -> str:
        file = self.runtime.export(volume)
        await asyncio.to_thread(_touch, file)
        if bits_format == "qcow2":
            await _export(volume, bits_format, file, read_only=read_only)
        else:
            await run("mount", "--bind", str(volume), str(file))
        await asyncio.to_thread(make_free_node)
        options = ["--read-only"] if read_only else []
        return (await run("losetup", "--find", "--show", *options, str(file))).decode().strip()

    async def detach(self, volume: Path) -> None:
        """The volume's bits are written, and nothing holds it; repeatable. Raises Refused while in use."""
        there = await asyncio.to_thread(found_of, self.runtime, volume)
        if there.directory is not None:
            await run("umount", there.directory)
        if there.device is not None:
            await _flush(there)
            await run("losetup", "--detach", there.device)
            await self._wait_detached(volume)
        if there.export is not None:
            await _end(there.export)
        await self._remove_export(volume)

    async def _wait_detached(self, volume: Path) -> None:
        """Returns when the kernel has let the device go. Raises Refused where somebody keeps it open."""
        for _ in range(POLLS):
            device = (await asyncio.to_thread(found_of, self.runtime, volume)).device
            if device is None:
                return
            await asyncio.sleep(POLL_SECONDS)  # udev opens new devices for a moment
        raise Refused(f"[{volume}] is in use: somebody has {device} open")

    async def _remove_export(self, volume: Path) -> None:
        file, root = self.runtime.export(volume), self.runtime.root(volume)
        there = await asyncio.to_thread(found_of, self.runtime, volume)
        if there.is_mounted:
            # the daemon removes its mount when it ends; one that was killed does not
            await run("umount", str(file))
        await asyncio.to_thread(_forget, self.runtime.folder, file, root)


def _directory(volume: Path, mode: AttachMode) -> Attached:
    if mode is not AttachMode.ROOT:
        raise Refused(f"[{volume}] is a directory, which can only be the root of a guest")
    return Attached(None, str(volume))


def _touch(file: Path) -> None:
    LOCAL.make_folder(file.parent, is_durable=False)
    file.touch(mode=0o600)


def _forget(folder: Path, file: Path, root: Path) -> None:
    file.unlink(missing_ok=True)
    LOCAL.drop_empty(file.parent, folder / EXPORTS, is_durable=False)
    LOCAL.drop_empty(root, folder / ROOTS, is_durable=False)


async def _export(volume: Path, bits_format: str, file: Path, *, read_only: bool) -> None:
    """Starts the process that shows the disk in a volume's file as a raw file."""
    protocol = {"driver": "file", "filename": str(volume)}
    disk: dict[str, object] = {"driver": qemu_format(bits_format), "node-name": "disk", "file": protocol}
    disk |= {"read-only": read_only} if read_only else {"discard": "unmap"}
    export: dict[str, object] = {"type": "fuse", "id": "export", "node-name": "disk", "mountpoint": str(file)}
    export |= {"writable": not read_only}
    await run("qemu-storage-daemon", "--blockdev", dumps(disk), "--export", dumps(export), "--daemonize")


async def _flush(there: Attachment) -> None:
    """Writes what the kernel holds of a device. Raises Refused where anybody has it mounted.

    A guest that starts just then has, for a moment, a copy of every mount of the host.
    """
    for _ in range(POLLS):
        if await asyncio.to_thread(_is_flushed, there):
            return
        await asyncio.sleep(POLL_SECONDS)
    raise Refused(f"[{there.path}] is in use as {there.device}; a guest has it mounted")


def _is_flushed(there: Attachment) -> bool:
    """Writes what the kernel holds of a device; False where it is mounted. Raises Refused. Blocks."""
    assert there.device is not None
    try:
        opened = os.open(there.device, os.O_RDONLY | os.O_EXCL)
    except OSError as failure:
        return failure.errno != errno.EBUSY
    try:
        os.fsync(opened)
    except OSError as failure:
        if there.export is not None:
            raise Refused(f"[{there.path}] cannot be written: {failure.strerror}") from None
        # its export was killed, so what was not written is lost already
    finally:
        os.close(opened)
    return True


async def _end(pid: int) -> None:
    """Lets an export write what it holds and end; one that does not is killed."""
    for sent in (signal.SIGTERM, signal.SIGKILL):
        try:
            descriptor = os.pidfd_open(pid)
        except ProcessLookupError:
            return
        try:
            if pid not in [process for _, process in await asyncio.to_thread(list, exports())]:
                return  # another process has that number by now
            signal.pidfd_send_signal(descriptor, sent)
            if await _has_ended(descriptor):
                return
        finally:
            os.close(descriptor)
    raise Refused(f"the export of process {pid} does not end")


async def _has_ended(descriptor: int) -> bool:
    loop = asyncio.get_running_loop()
    ended = asyncio.Event()
    loop.add_reader(descriptor, ended.set)
    try:
        async with asyncio.timeout(END_SECONDS):
            await ended.wait()
    except TimeoutError:
        return False
    finally:
        loop.remove_reader(descriptor)
    return True
