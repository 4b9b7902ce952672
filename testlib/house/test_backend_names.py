"""The core asks types and capabilities, and never for a backend by its name."""

from __future__ import annotations

import ast
from pathlib import Path

import orrery.core

NAMES = ("KVM", "Simulator", "LocalStorage", "NFS", "SharedMountPoint", "SimulatorPrimaryStorage")
DECLARATIONS = ("model.py", "types.py", "messages.py", "elements.py")
"""The files of a noun that declare types, their rows, their calls and their elements of deployment files."""
CLIENTS = ("client", "cli", "webui", "migrations", "api")
"""Packages that know the API by its texts."""


def test_no_name_of_a_backend_is_compared_in_the_core() -> None:
    root = Path(str(orrery.core.__file__)).parent
    found = []
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root).parts
        if path.name in DECLARATIONS or path.name.startswith("test_") or set(parts) & set(CLIENTS):
            continue
        found += [
            f"{'/'.join(parts)}:{node.lineno}: {node.value}"
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.Constant) and node.value in NAMES
        ]
    assert found == []
