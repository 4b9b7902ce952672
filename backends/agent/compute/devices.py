"""Devices inside a container guest: nodes of its own /dev, which the agent makes and removes while it runs.

A guest may put anything into its folders, so no link of it is followed.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager

from orrery.backends.agent.compute.processes import Process
from orrery.backends.agent.errors import Refused

MODE = 0o600


def disk_name(device_id: int) -> str:
    """How a guest finds a volume: vda, vdb, … as with virtio."""
    letters, number = "", device_id
    while True:
        number, letter = divmod(number, 26)
        letters = chr(ord("a") + letter) + letters
        if number == 0:
            return f"vd{letters}"
        number -= 1


def numbers_of(device: str) -> tuple[int, int]:
    """Major and minor number of a block device of the host. Raises Refused where it is none."""
    try:
        found = os.stat(device)
    except OSError as failure:
        raise Refused(f"{device}: {failure.strerror}") from None
    if not stat.S_ISBLK(found.st_mode):
        raise Refused(f"{device} is no block device")
    return os.major(found.st_rdev), os.minor(found.st_rdev)


def add_device(guest: Process, name: str, device: str) -> None:
    """Lets a running guest have a block device of the host; one of that name is replaced."""
    number = os.makedev(*numbers_of(device))
    with _devices(guest) as folder:
        _unlink(name, folder)
        os.mknod(name, stat.S_IFBLK | MODE, number, dir_fd=folder)


def drop_device(guest: Process, name: str) -> None:
    """Takes a device away from a running guest; one that is gone is fine."""
    with _devices(guest) as folder:
        _unlink(name, folder)


def _unlink(name: str, folder: int) -> None:
    try:
        os.unlink(name, dir_fd=folder)
    except FileNotFoundError:
        return


@contextmanager
def _devices(guest: Process) -> Iterator[int]:
    flags = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
    try:
        root = os.open(f"/proc/{guest.pid}/root", flags)
        try:
            folder = os.open("dev", flags | os.O_NOFOLLOW, dir_fd=root)
        finally:
            os.close(root)
    except OSError as failure:
        raise Refused(f"the /dev of the guest cannot be reached: {failure.strerror}") from None
    try:
        yield folder
    finally:
        os.close(folder)
