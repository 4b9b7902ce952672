"""A guest of 512 bytes that proves whether an accelerator works: it enters protected mode, takes an interrupt
and comes back from it, says a word on its serial line and powers off.

Virtual machines inside virtual machines often begin well and fail at the first of these that their host would
have to emulate.
"""

from __future__ import annotations

import struct
from typing import Final

WORD: Final = b"ok"
_ORIGIN = 0x7C00
_TABLES = 0x100
"""Where the descriptor tables stand in the sector."""
_CODE, _DATA = 0x08, 0x10


def boot_sector() -> bytes:
    """The disk of the guest, for the machine ``pc``."""
    real_mode = (
        b"\xfa\x31\xc0\x8e\xd8"  # cli; xor ax, ax; mov ds, ax
        + b"\x0f\x01\x16" + _address16(_TABLES)  # lgdt
        + b"\x0f\x01\x1e" + _address16(_TABLES + 6)  # lidt
        + b"\x0f\x20\xc0\x0c\x01\x0f\x22\xc0"  # mov eax, cr0; or al, 1; mov cr0, eax
    )  # fmt: skip
    protected_at = len(real_mode) + 5
    jump = b"\xea" + _address16(protected_at) + struct.pack("<H", _CODE)
    protected = (
        b"\x66\xb8" + struct.pack("<H", _DATA) + b"\x8e\xd8\x8e\xd0"  # mov ax, _DATA; mov ds, ax; mov ss, ax
        + b"\xbc" + struct.pack("<I", _ORIGIN)  # mov esp, _ORIGIN
        + b"\xcd\x00"  # int 0
        + b"\x66\xba\xf8\x03"  # mov dx, 0x3f8: the serial line
        + b"".join(b"\xb0" + bytes([letter]) + b"\xee" for letter in WORD)  # mov al, letter; out dx, al
        + b"\x66\xba\x04\x06\x66\xb8\x00\x20\x66\xef"  # mov dx, 0x604; mov ax, 0x2000; out dx, ax: power off
        + b"\xf4\xeb\xfd"  # hlt, for ever
    )  # fmt: skip
    handler_at = protected_at + len(protected)
    code = real_mode + jump + protected + b"\xcf"  # iret
    return (code.ljust(_TABLES, b"\0") + _tables(handler_at)).ljust(510, b"\0") + b"\x55\xaa"


def _address16(offset: int) -> bytes:
    return struct.pack("<H", _ORIGIN + offset)


def _tables(handler_at: int) -> bytes:
    """The pointers to both tables, three segments of all memory, and one interrupt gate."""
    segments = b"".join(
        struct.pack("<HHBBBB", limit, 0, 0, access, flags, 0)
        for limit, access, flags in ((0, 0, 0), (0xFFFF, 0x9A, 0xCF), (0xFFFF, 0x92, 0xCF))
    )
    gate = struct.pack("<HHBBH", _ORIGIN + handler_at, _CODE, 0, 0x8E, 0)
    at = _ORIGIN + _TABLES + 12
    pointers = struct.pack("<HIHI", len(segments) - 1, at, len(gate) - 1, at + len(segments))
    return pointers + segments + gate
