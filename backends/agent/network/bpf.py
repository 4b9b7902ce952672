"""Programs for the kernel that set and take VLAN tags, and the system call that loads them.

Each is so short that it is written here instruction by instruction; a compiler would be a dependency of every
host. Loading needs CAP_BPF and CAP_NET_ADMIN, as root has.
"""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Mapping, Sequence
from typing import Final

from orrery.backends.agent.errors import Refused

_SYSCALL: Final = {"x86_64": 321, "aarch64": 280}
_PROG_LOAD: Final = 5
_SCHED_CLS: Final = 3
_LICENSE: Final = b"Apache-2.0"
_LOG_BYTES: Final = 1 << 16
_ATTRIBUTE_BYTES: Final = 128

VLAN_PUSH, VLAN_POP, REDIRECT = 18, 19, 23
"""Helpers of the kernel."""
PASS, DROP = -1, 2
"""Verdicts: leave the frame to the next filter, drop it."""
_TO_INGRESS: Final = 1
_PRESENT, _TCI, _PROTOCOL = 20, 24, 28
"""Offsets in the context of a frame: whether it has a tag, which one, of which protocol."""
_8021Q: Final = 0x0081
"""ETH_P_8021Q in network order on a little-endian machine, as the context and the helper have it."""


def _instruction(code: int, target: int = 0, source: int = 0, offset: int = 0, value: int = 0) -> bytes:
    return struct.pack("<BBhi", code, target | source << 4, offset, value)


def _set(register: int, value: int) -> bytes:
    return _instruction(0xB7, register, value=value)


def _copy(register: int, source: int) -> bytes:
    return _instruction(0xBF, register, source)


def _load(register: int, offset: int) -> bytes:
    return _instruction(0x61, register, 1, offset)


def _call(helper: int) -> bytes:
    return _instruction(0x85, value=helper)


def _unless_equal(register: int, value: int, skipped: bytes) -> bytes:
    """Runs what follows only where the register has another value."""
    return _instruction(0x15, register, 0, len(skipped) // 8, value) + skipped


def _if_equal(register: int, value: int, then: bytes) -> bytes:
    return _instruction(0x55, register, 0, len(then) // 8, value) + then


def _end(verdict: int) -> bytes:
    return _set(0, verdict) + _instruction(0x95)


def _redirect(index: int, flags: int) -> bytes:
    return _set(1, index) + _set(2, flags) + _call(REDIRECT) + _instruction(0x95)


def tagging(vlan: int, physical: int) -> bytes:
    """Tags every frame and sends it by the interface of index `physical`."""
    return (
        _copy(6, 1)
        + _set(2, _8021Q)
        + _set(3, vlan)
        + _call(VLAN_PUSH)
        + _unless_equal(0, 0, _end(DROP))
        + _redirect(physical, 0)
    )


def untagging(uplinks: Mapping[int, int]) -> bytes:
    """Takes the tag of frames of these VLANs and gives them to the interface whose index the VLAN has.

    All others pass as they are.
    """
    return (
        _copy(6, 1)
        + _load(2, _PRESENT)
        + _if_equal(2, 0, _end(PASS))
        + _load(2, _PROTOCOL)
        + _unless_equal(2, _8021Q, _end(PASS))
        + _load(7, _TCI)
        + _instruction(0x57, 7, value=0xFFF)
        + _choice(sorted(uplinks.items()))
    )


def _choice(uplinks: Sequence[tuple[int, int]]) -> bytes:
    """A tree of comparisons: a dozen for the 4094 VLANs there may be."""
    if not uplinks:
        return _end(PASS)
    if len(uplinks) > 1:
        middle = len(uplinks) // 2
        lower = _choice(uplinks[:middle])
        above = _instruction(0x35, 7, 0, len(lower) // 8, uplinks[middle][0])
        return above + lower + _choice(uplinks[middle:])
    [(vlan, index)] = uplinks
    popped = _copy(1, 6) + _call(VLAN_POP) + _unless_equal(0, 0, _end(DROP))
    return _unless_equal(7, vlan, _end(PASS)) + popped + _redirect(index, _TO_INGRESS)


def load(program: bytes) -> int:
    """A file descriptor of the loaded program, which the caller closes. Raises Refused where the kernel
    does."""
    number = _SYSCALL.get(os.uname().machine)
    if number is None:
        raise Refused(f"bpf: loading programs is not supported on machines of type {os.uname().machine}")
    code = ctypes.create_string_buffer(program, len(program))
    license_text = ctypes.create_string_buffer(_LICENSE)
    log = ctypes.create_string_buffer(_LOG_BYTES)
    attributes = struct.pack(
        "<IIQQIIQI",
        _SCHED_CLS,
        len(program) // 8,
        ctypes.addressof(code),
        ctypes.addressof(license_text),
        1,
        _LOG_BYTES,
        ctypes.addressof(log),
        0,
    )
    argument = ctypes.create_string_buffer(attributes, _ATTRIBUTE_BYTES)
    libc = ctypes.CDLL(None, use_errno=True)
    descriptor = int(libc.syscall(number, _PROG_LOAD, argument, _ATTRIBUTE_BYTES))
    if descriptor < 0:
        said = log.value.decode(errors="replace").strip().splitlines()
        raise Refused(f"bpf: {os.strerror(ctypes.get_errno())}{': ' + said[-1] if said else ''}")
    return descriptor
