"""The wheels that hosts install their agents from: the distribution and all that it needs.

They are made of the node's own environment, so neither node nor hosts ask an index of packages. Wheels for
other versions of Python come from a folder that ``pip download`` has filled.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from orrery.core.kernel.errors import BackendRefused

NAME, EXTRA = "orrery-cloud", "agent"
DATE = (1980, 1, 1, 0, 0, 0)
"""Of every file in a wheel, so that the same files make the same wheel."""
NOT_PACKED = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json")
BUILD_SECONDS = 300
KEPT_SECONDS = 24 * 3600
"""How long wheels stay that are no longer those of the environment; a host may just be using them."""
SOURCES = (
    "core",
    "backends",
    "simulator",
    "testlib",
    "scenarios",
    "modeltests",
    "loadtests",
    "pyproject.toml",
    "setup.py",
)


def collected(cache: Path) -> Path:
    """The folder of wheels of this environment, made below `cache` where it is not there yet.

    Raises BackendRefused where a distribution cannot be packed.
    """
    needed = _needed()
    folder = cache / f"wheels-{_key(needed)}"
    if folder.is_dir():
        return folder
    cache.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(dir=cache, prefix=".making-") as parent:
        made = Path(parent) / "wheels"
        made.mkdir(mode=0o700)
        for one in needed:
            root = _checkout(one)
            if root is None:
                _pack(one, made)
            else:
                _build(root, made)
        _remove_former(cache)
        with suppress(OSError):  # somebody else was first
            made.rename(folder)
    return folder


def _remove_former(cache: Path) -> None:
    for former in cache.glob("wheels-*"):
        if former.stat().st_mtime < time.time() - KEPT_SECONDS:
            shutil.rmtree(former, ignore_errors=True)


def checksum(folder: Path) -> str:
    """64 hex digits that follow from the names and contents of all wheels of a folder."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.whl")):
        digest.update(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def lacking(folder: Path, python: tuple[int, int], architecture: str) -> list[str]:
    """The distributions of a folder that have no wheel for a version of Python and an architecture."""
    usable: dict[str, bool] = {}
    for path in sorted(folder.glob("*.whl")):
        name, _, _, tags = parse_wheel_filename(path.name)
        fits = any(_fits(tag.interpreter, tag.abi, tag.platform, python, architecture) for tag in tags)
        usable[name] = usable.get(name, False) or fits
    return sorted(name for name, is_usable in usable.items() if not is_usable)


def _fits(interpreter: str, abi: str, platform: str, python: tuple[int, int], architecture: str) -> bool:
    if platform != "any" and not platform.endswith(f"_{architecture}"):
        return False
    if interpreter in ("py3", f"py3{python[1]}"):
        return True
    found = re.fullmatch(r"cp3(\d+)", interpreter)
    if found is None:
        return False
    return int(found[1]) == python[1] or (abi == "abi3" and int(found[1]) <= python[1])


def _needed() -> list[Distribution]:
    """The distribution and everything that an agent needs of this environment, by name."""
    found: dict[str, Distribution] = {}
    open_ends: list[tuple[str, frozenset[str]]] = [(NAME, frozenset({EXTRA}))]
    seen: set[tuple[str, frozenset[str]]] = set()
    while open_ends:
        name, extras = one = open_ends.pop()
        if one in seen:
            continue
        seen.add(one)
        try:
            dist = found.setdefault(name, distribution(name))
        except PackageNotFoundError:
            raise BackendRefused(
                f"this node's environment has no {name}, which agents need; run pip install '{NAME}[{EXTRA}]'"
            ) from None
        open_ends += _requirements(dist, extras)
    return [found[name] for name in sorted(found)]


def _requirements(dist: Distribution, extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    for text in dist.requires or ():
        wanted = Requirement(text)
        contexts = [{"extra": extra} for extra in ("", *sorted(extras))]
        if wanted.marker is None or any(wanted.marker.evaluate(context) for context in contexts):
            yield canonicalize_name(wanted.name), frozenset(wanted.extras)


def _key(needed: list[Distribution]) -> str:
    digest = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    for one in needed:
        digest.update(f"{one.metadata['Name']} {one.version}\n".encode())
        root = _checkout(one)
        for path in _sources(root) if root is not None else ():
            stat = path.stat()
            digest.update(f"{path} {stat.st_mtime_ns} {stat.st_size}\n".encode())
    return digest.hexdigest()[:16]


def _sources(root: Path) -> Iterator[Path]:
    for name in SOURCES:
        top = root / name
        paths = sorted(top.rglob("*")) if top.is_dir() else [top]
        yield from (path for path in paths if path.is_file() and "__pycache__" not in path.parts)


def _checkout(dist: Distribution) -> Path | None:
    """The folder that a distribution is installed from in place; None for one that was copied."""
    said = json.loads(dist.read_text("direct_url.json") or "{}")
    if said.get("dir_info", {}).get("editable"):
        return Path(unquote(urlsplit(said["url"]).path))
    # a checkout that is the current folder comes before what is installed
    return None if dist.read_text("WHEEL") else Path(str(dist.locate_file(".")))


def _build(root: Path, folder: Path) -> None:
    with tempfile.TemporaryDirectory() as copied:
        sources = Path(copied) / "src"
        sources.mkdir()
        for name in (*SOURCES, "README.md", "LICENSE"):
            if (root / name).is_dir():
                shutil.copytree(root / name, sources / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(root / name, sources / name)
        argv = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder)]
        try:
            done = subprocess.run(
                [*argv, str(sources)], capture_output=True, text=True, timeout=BUILD_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            raise BackendRefused(f"the wheel of {root} was not built within {BUILD_SECONDS} s") from None
        if done.returncode:
            raise BackendRefused(f"the wheel of {root} cannot be built: {done.stderr.strip()[-500:]}")


def _pack(dist: Distribution, folder: Path) -> None:
    """Makes a wheel again of an installed distribution."""
    name = re.sub(r"[-_.]+", "_", dist.metadata["Name"])
    tags = re.findall(r"^Tag: (.+)$", dist.read_text("WHEEL") or "", re.MULTILINE)
    if dist.files is None or not tags:
        raise BackendRefused(f"{dist.metadata['Name']} was not installed from a wheel; install it with pip")
    files = {str(file): Path(str(dist.locate_file(file))) for file in dist.files if _is_packed(str(file))}
    info = next(PurePosixPath(path).parent for path in sorted(files) if path.endswith(".dist-info/METADATA"))
    record = io.StringIO()
    lines = csv.writer(record, lineterminator="\n")
    target = folder / f"{name}-{dist.version}-{_compressed(tags)}.whl"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as wheel:
        for path in sorted(files):
            content = files[path].read_bytes()
            digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
            lines.writerow((path, f"sha256={digest}", len(content)))
            _add(wheel, path, content)
        lines.writerow((f"{info}/RECORD", "", ""))
        _add(wheel, f"{info}/RECORD", record.getvalue().encode())


def _is_packed(path: str) -> bool:
    """Programs are made anew from the entry points where a wheel is installed, caches from the modules."""
    parts = PurePosixPath(path).parts
    is_noted = ".dist-info" in parts[0] and parts[-1] in NOT_PACKED
    return ".." not in parts and "__pycache__" not in parts and not is_noted


def _compressed(tags: list[str]) -> str:
    """All tags as the name of a wheel has them."""
    parts = zip(*(tag.split("-") for tag in tags), strict=True)
    return "-".join(".".join(dict.fromkeys(part)) for part in parts)


def _add(wheel: zipfile.ZipFile, path: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(path, DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    wheel.writestr(entry, content)
