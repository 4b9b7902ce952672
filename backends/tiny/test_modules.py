"""Modules of a kernel are loaded after those that they depend on."""

from __future__ import annotations

from pathlib import Path

import pytest

from orrery.backends.tiny.modules import in_order


def module(tree: Path, name: str, depends: str) -> None:
    """The file of a module, with what matters of it."""
    path = tree / "kernel" / f"{name}.ko"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(f"ELF\0license=GPL\0depends={depends}\0name={name}\0".encode())


def test_what_a_module_depends_on_comes_first_and_once(tmp_path: Path) -> None:
    for name, depends in (("net", "core,fail-over"), ("blk", "core"), ("core", "ring"), ("ring", "")):
        module(tmp_path, name, depends)
    module(tmp_path, "fail_over", "")
    ordered = [path.stem for path in in_order(tmp_path, ("net", "blk"))]
    assert ordered == ["ring", "core", "fail_over", "net", "blk"]


def test_a_module_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="virtio"):
        in_order(tmp_path, ("virtio",))
