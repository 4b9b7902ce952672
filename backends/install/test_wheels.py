"""Wheels that are made of installed distributions."""

from __future__ import annotations

import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest

from orrery.backends.install import wheels


def _folder(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / f"{name}.whl").touch()
    return folder


@pytest.mark.parametrize("name", ["click", "httptools"])
def test_an_installed_distribution_becomes_the_same_wheel_each_time(tmp_path: Path, name: str) -> None:
    made = []
    for number in ("1", "2"):
        (tmp_path / number).mkdir()
        wheels._pack(distribution(name), tmp_path / number)
        made += list((tmp_path / number).iterdir())
    first, second = made
    assert first.name == second.name and first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as wheel:
        names = wheel.namelist()
        record = next(one for one in names if one.endswith(".dist-info/RECORD"))
        listed = [line.split(",")[0] for line in wheel.read(record).decode().splitlines()]
    assert sorted(listed) == sorted(names)
    assert f"{name}/__init__.py" in names
    assert not [one for one in names if ".." in one or "__pycache__" in one or one.endswith("INSTALLER")]


def test_all_that_an_agent_needs_is_found() -> None:
    names = {one.metadata["Name"].lower() for one in wheels._needed()}
    assert {"orrery-cloud", "fastapi", "pydantic", "pyroute2", "asyncssh", "cffi"} <= names
    assert not {"pytest", "ansible-core", "docker"} & names


@pytest.mark.parametrize(
    ("python", "architecture", "expected"),
    [
        ((3, 11), "x86_64", []),
        ((3, 12), "x86_64", ["cffi"]),
        ((3, 11), "aarch64", ["cffi", "cryptography"]),
        ((3, 10), "x86_64", ["cffi", "cryptography"]),
    ],
)
def test_what_a_python_lacks_is_named(
    tmp_path: Path, python: tuple[int, int], architecture: str, expected: list[str]
) -> None:
    folder = _folder(
        tmp_path,
        "cffi-2.1.1-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64",
        "cryptography-46.0.7-cp311-abi3-manylinux_2_34_x86_64",
        "defusedxml-0.7.1-py2.py3-none-any",
    )
    assert wheels.lacking(folder, python, architecture) == expected


def test_a_folder_may_have_wheels_for_several_versions(tmp_path: Path) -> None:
    both = (f"cffi-2.1.1-cp3{minor}-cp3{minor}-manylinux_2_17_x86_64" for minor in (11, 12))
    folder = _folder(tmp_path, *both)
    assert [wheels.lacking(folder, (3, minor), "x86_64") for minor in (11, 12, 13)] == [[], [], ["cffi"]]
    before = wheels.checksum(folder)
    (folder / "another-1-py3-none-any.whl").write_bytes(b"x")
    assert wheels.checksum(folder) != before
