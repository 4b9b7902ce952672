"""Files of an NFS export that is not mounted, by the library libnfs (NFS version 3), which QEMU uses as well.

Paths are absolute, below the export. Everything here blocks. What a server says of files is raised as OSError
is by `os`; where it cannot be asked, Refused is raised.
"""

from __future__ import annotations

import ctypes
import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import POINTER, c_char_p, c_int, c_uint64, c_void_p
from functools import cache
from threading import Lock
from typing import Any

from orrery.backends.agent.errors import Refused

SONAMES = ("libnfs.so.13", "libnfs.so.14")
"""Of Debian 12 and of later releases; the functions used here are the same."""
PACKAGE = "libnfs13"
SECONDS = 20
"""How long a server may take for one call."""
MODE_FOLDER, MODE_FILE = 0o755, 0o644
CHUNK = 1 << 20
ORDINARY = (
    *(errno.EPERM, errno.ENOENT, errno.EACCES, errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ENOTEMPTY),
    *(errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.ENAMETOOLONG, errno.EXDEV, errno.EMLINK),
)
"""What a server says of files. All else is about the export or the connection, which is then made anew."""
FUNCTIONS: dict[str, tuple[Any, ...]] = {
    "nfs_mount": (c_char_p, c_char_p),
    "nfs_lstat64": (c_char_p, c_void_p),
    "nfs_statvfs64": (c_char_p, c_void_p),
    "nfs_access": (c_char_p, c_int),
    "nfs_open": (c_char_p, c_int, POINTER(c_void_p)),
    "nfs_create": (c_char_p, c_int, c_int, POINTER(c_void_p)),
    "nfs_close": (c_void_p,),
    "nfs_fsync": (c_void_p,),
    "nfs_pread": (c_void_p, c_uint64, c_uint64, c_void_p),
    "nfs_pwrite": (c_void_p, c_uint64, c_uint64, c_char_p),
    "nfs_opendir": (c_char_p, POINTER(c_void_p)),
    "nfs_rename": (c_char_p, c_char_p),
    "nfs_link": (c_char_p, c_char_p),
    "nfs_unlink": (c_char_p,),
    "nfs_mkdir2": (c_char_p, c_int),
    "nfs_rmdir": (c_char_p,),
}
"""What is called, with its arguments after the context; all give 0 or more, or a negative error number."""


class Stat(ctypes.Structure):
    """``struct nfs_stat_64``."""

    _fields_ = [
        (name, c_uint64)
        for name in (
            *("dev", "ino", "mode", "nlink", "uid", "gid", "rdev", "size", "blksize", "blocks"),
            *("atime", "mtime", "ctime", "atime_nsec", "mtime_nsec", "ctime_nsec", "used"),
        )
    ]


class StatFileSystem(ctypes.Structure):
    """``struct nfs_statvfs_64``."""

    _fields_ = [
        (name, c_uint64)
        for name in (
            *("bsize", "frsize", "blocks", "bfree", "bavail"),
            *("files", "ffree", "favail", "fsid", "flag", "namemax"),
        )
    ]


class DirectoryEntry(ctypes.Structure):
    """The beginning of ``struct nfsdirent``."""

    _fields_ = [("next", c_void_p), ("name", c_char_p)]


@cache
def library() -> Any:
    """The library, with the types of what is used of it. Raises Refused where it is not installed."""
    for name in SONAMES:
        try:
            found = ctypes.CDLL(name)
        except OSError:
            continue
        _declare(found)
        return found
    raise Refused(f"libnfs is not installed on this host (Debian: {PACKAGE})")


def _declare(found: Any) -> None:
    for name, arguments in FUNCTIONS.items():
        getattr(found, name).argtypes = (c_void_p, *arguments)
    found.nfs_init_context.restype = c_void_p
    found.nfs_get_error.argtypes, found.nfs_get_error.restype = (c_void_p,), c_char_p
    found.nfs_readdir.argtypes = (c_void_p, c_void_p)
    found.nfs_readdir.restype = POINTER(DirectoryEntry)
    found.nfs_closedir.argtypes, found.nfs_closedir.restype = (c_void_p, c_void_p), None
    found.nfs_destroy_context.argtypes, found.nfs_destroy_context.restype = (c_void_p,), None
    for name in ("nfs_set_timeout", "nfs_set_dircache"):
        getattr(found, name).argtypes, getattr(found, name).restype = (c_void_p, c_int), None


class NfsClient:
    """One export. Calls of several threads come one after the other, since a context is for one thread."""

    def __init__(self, server: str, export: str) -> None:
        """Connects with the first call."""
        self._server = server
        self._export = export
        self._context: int | None = None
        self._lock = Lock()

    def __str__(self) -> str:
        return f"{self._server}:{self._export}"

    def stat(self, path: str) -> Stat:
        """What is at a path; of a symbolic link, the link itself."""
        found = Stat()
        self._call("nfs_lstat64", path.encode(), ctypes.byref(found), about=path)
        return found

    def file_system(self) -> StatFileSystem:
        """How large the file system of the export is."""
        found = StatFileSystem()
        self._call("nfs_statvfs64", b"/", ctypes.byref(found), about="/")
        return found

    def can_write(self, path: str) -> bool:
        """Whether the server lets this process write there."""
        try:
            self._call("nfs_access", path.encode(), os.W_OK, about=path)
        except PermissionError:
            return False
        return True

    def names(self, folder: str) -> list[str]:
        """What is in a folder, sorted."""
        with self._lock:
            opened = c_void_p()
            self._do("nfs_opendir", folder.encode(), ctypes.byref(opened), about=folder)
            try:
                return sorted(name for name in self._read(opened) if name not in (".", ".."))
            finally:
                library().nfs_closedir(self._context, opened)

    def _read(self, opened: c_void_p) -> Iterator[str]:
        while entry := library().nfs_readdir(self._context, opened):
            yield os.fsdecode(entry.contents.name)

    def read(self, path: str, size: int) -> bytes:
        """The first bytes of a file."""
        with self._lock, self._opened(path, os.O_RDONLY) as file:
            buffer = ctypes.create_string_buffer(size)
            done = 0
            while done < size:
                at = ctypes.byref(buffer, done)
                got = self._do("nfs_pread", file, done, size - done, at, about=path)
                if got == 0:
                    break
                done += got
            return buffer.raw[:done]

    def sync(self, path: str) -> None:
        """What was written to a file, by whomever, is durable."""
        with self._lock, self._opened(path, os.O_RDWR) as file:
            self._do("nfs_fsync", file, about=path)

    def write(self, path: str, offset: int, chunk: bytes) -> None:
        """Writes all of `chunk` to a file that is there; durable when this returns.

        The server syncs each write: libnfs does not notice that one has lost what was not synced.
        """
        with self._lock, self._opened(path, os.O_RDWR | os.O_SYNC) as file:
            done = 0
            while done < len(chunk):
                part = chunk[done : done + CHUNK]
                done += self._do("nfs_pwrite", file, offset + done, len(part), part, about=path)

    def create(self, path: str) -> None:
        """Makes an empty file, or makes one that is there empty."""
        with self._lock:
            file = c_void_p()
            flags = os.O_CREAT | os.O_TRUNC | os.O_RDWR
            self._do("nfs_create", path.encode(), flags, MODE_FILE, ctypes.byref(file), about=path)
            library().nfs_close(self._context, file)

    @contextmanager
    def _opened(self, path: str, flags: int) -> Iterator[c_void_p]:
        """A file, opened and closed while the lock is held."""
        file = c_void_p()
        self._do("nfs_open", path.encode(), flags, ctypes.byref(file), about=path)
        try:
            yield file
        finally:
            if self._context is not None:  # a connection that was given up takes all that is open with it
                library().nfs_close(self._context, file)

    def rename(self, old: str, new: str) -> None:
        """Moves a file or folder."""
        self._call("nfs_rename", old.encode(), new.encode(), about=old)

    def link(self, old: str, new: str) -> None:
        """Gives a file a second path."""
        self._call("nfs_link", old.encode(), new.encode(), about=new)

    def unlink(self, path: str) -> None:
        """Removes a file or link."""
        self._call("nfs_unlink", path.encode(), about=path)

    def mkdir(self, path: str) -> None:
        """Makes a folder."""
        self._call("nfs_mkdir2", path.encode(), MODE_FOLDER, about=path)

    def rmdir(self, path: str) -> None:
        """Removes an empty folder."""
        self._call("nfs_rmdir", path.encode(), about=path)

    def _call(self, name: str, *arguments: Any, about: str) -> int:
        with self._lock:
            return self._do(name, *arguments, about=about)

    def _do(self, name: str, *arguments: Any, about: str) -> int:
        """Calls a function while the lock is held; gives what it gives."""
        if self._context is None:
            self._connect()
        got = int(getattr(library(), name)(self._context, *arguments))
        if got < 0:
            raise self._failure(-got, about)
        return got

    def _connect(self) -> None:
        self._context = library().nfs_init_context()
        library().nfs_set_timeout(self._context, SECONDS * 1000)
        # other hosts change the same folders
        library().nfs_set_dircache(self._context, 0)
        got = int(library().nfs_mount(self._context, self._server.encode(), self._export.encode()))
        if got < 0:
            said = self._said()
            self._disconnect()
            raise Refused(f"the NFS export [{self}] is out of reach: {said}")

    def _failure(self, number: int, about: str) -> Exception:
        if number in ORDINARY:
            return OSError(number, os.strerror(number), about)
        said = self._said()
        self._disconnect()
        return Refused(f"the NFS export [{self}] has failed at [{about}]: {said}")

    def _said(self) -> str:
        text = library().nfs_get_error(self._context)
        return text.decode(errors="replace") if text else "no reason given"

    def _disconnect(self) -> None:
        if self._context is not None:
            library().nfs_destroy_context(self._context)
            self._context = None

    def close(self) -> None:
        """Ends the connection; another call makes a new one."""
        with self._lock:
            self._disconnect()
