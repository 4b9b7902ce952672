"""Work inside the network namespace of another process, such as a container guest."""

from __future__ import annotations

import asyncio
import ctypes
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from orrery.backends.agent.errors import Refused

_NETWORK = 0x40000000
"""CLONE_NEWNET"""


@contextmanager
def inside(pid: int) -> Iterator[None]:
    """This thread is in the network namespace of a process until the block ends.

    Sockets opened there stay there, and processes started there are there. Never await inside: other tasks of
    the loop would be there too. Raises Refused where there is no such process.
    """
    own = os.open("/proc/thread-self/ns/net", os.O_RDONLY | os.O_CLOEXEC)
    try:
        try:
            other = os.open(f"/proc/{pid}/ns/net", os.O_RDONLY | os.O_CLOEXEC)
        except OSError as failure:
            raise Refused(f"process {pid}: its network cannot be entered: {failure.strerror}") from None
        try:
            _enter(other)
        finally:
            os.close(other)
        try:
            yield
        finally:
            _enter(own)
    finally:
        os.close(own)


def _enter(descriptor: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.setns(descriptor, _NETWORK):
        raise Refused(f"setns: {os.strerror(ctypes.get_errno())}; entering networks needs root")


def has_own_network(pid: int) -> bool:
    """Whether a process is in another network namespace than this one. Raises Refused where there is none."""
    try:
        return os.stat(f"/proc/{pid}/ns/net").st_ino != os.stat("/proc/thread-self/ns/net").st_ino
    except OSError:
        raise Refused(f"process {pid} is not there") from None


async def can_connect(pid: int, address: str, port: int, timeout: float) -> bool:
    """Whether a process gets a TCP connection to this address and port within `timeout` seconds.

    Really tried, from the network of the process. Raises Refused where there is no such process.
    """
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with inside(pid):
        tried = socket.socket(family, socket.SOCK_STREAM)
    with tried:
        tried.setblocking(False)
        try:
            async with asyncio.timeout(timeout):
                await asyncio.get_running_loop().sock_connect(tried, (address, port))
        except OSError:  # TimeoutError is one
            return False
    return True
