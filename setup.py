"""Maps the folders of the repository below one importable package, `orrery`.

Everything else stands in pyproject.toml, which cannot give packages a prefix.
"""

from __future__ import annotations

from setuptools import find_packages, setup

FOLDERS = ("core", "backends", "simulator", "testlib", "scenarios", "modeltests", "loadtests")
ROOT = "core/package"
"""Holds `orrery/__init__.py` and the marker of typed packages."""

NOT_PACKAGED = ("package", "plugins", "plugins.*")
"""The root itself, and projects of their own, which the tests install."""

packages = {"orrery": ROOT}
for folder in FOLDERS:
    packages[f"orrery.{folder}"] = folder
    for name in find_packages(folder, exclude=NOT_PACKAGED):
        packages[f"orrery.{folder}.{name}"] = f"{folder}/{name.replace('.', '/')}"

setup(packages=sorted(packages), package_dir={"orrery": ROOT, **{f"orrery.{one}": one for one in FOLDERS}})
