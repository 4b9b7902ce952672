"""The built wheel works in an empty environment, away from the checkout."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from orrery.testlib.processes import run

ROOT = Path(__file__).resolve().parents[1]


def copy_sources(to: Path) -> None:
    """What the wheel is made of, without what earlier builds and runs left in the checkout."""
    for name in ("core", "backends", "simulator", "testlib", "scenarios", "loadtests"):
        shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, to / name)


def test_the_wheel_simulates_its_packaged_cloud_in_an_empty_environment(tmp_path: Path) -> None:
    copy_sources(tmp_path / "src")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path, tmp_path / "src", cwd=tmp_path)
    (wheel,) = tmp_path.glob("orrery_cloud-*.whl")
    run(sys.executable, "-m", "venv", tmp_path / "env", cwd=tmp_path)
    binaries = tmp_path / "env" / "bin"
    run(binaries / "pip", "install", "--no-input", wheel, cwd=tmp_path)

    report = tmp_path / "report.json"
    options = ("--hosts", "20", "--vms", "20", "--seed", "1", "--report", report)
    run(binaries / "orrery", "simulate", "demo", *options, cwd=tmp_path)
    told = json.loads(report.read_text())
    assert (told["vms_running"], told["vms_failed"], told["leaks"]) == (20, 0, [])
    run(
        binaries / "python",
        "-c",
        "import orrery.core, orrery.simulator; assert 'env' in orrery.core.__file__",
        cwd=tmp_path,
    )
