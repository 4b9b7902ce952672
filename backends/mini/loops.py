"""Loop devices that killed hosts have left.

Their files were in file systems of processes that ended with the host. The kernel keeps such a device, which
can only fail, and does not tell what its file was; so all of them are detached, whoever's they were.
"""

from __future__ import annotations

import errno
import fcntl
import os
from pathlib import Path

GET_STATUS, CLEAR = 0x4C05, 0x4C01
STATUS_BYTES = 232
"""Of the kernel's struct loop_info64."""


def remove_dead() -> None:
    """Detaches the loop devices whose file has no process any more that serves it."""
    for attached in sorted(Path("/sys/block").glob("loop*/loop")):
        try:
            descriptor = os.open(f"/dev/{attached.parent.name}", os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            continue
        try:
            if _is_dead(descriptor):
                fcntl.ioctl(descriptor, CLEAR)
        except OSError:  # somebody else has detached it
            continue
        finally:
            os.close(descriptor)


def _is_dead(descriptor: int) -> bool:
    try:
        fcntl.ioctl(descriptor, GET_STATUS, bytearray(STATUS_BYTES))
    except OSError as failure:
        return failure.errno == errno.ENOTCONN
    return False
