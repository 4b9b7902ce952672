"""The built distributions work in environments of their own, in a project with folders named as ours."""

from __future__ import annotations

import json
import re
import shutil
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from orrery.testlib.processes import run

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("core", "backends", "simulator", "testlib", "scenarios", "modeltests", "loadtests")
LEFT_BEHIND = shutil.ignore_patterns("__pycache__", "build", "*.egg-info", ".*_cache")
"""What earlier builds and runs left in the checkout."""
KINDS = ("wheel", "sdist")

OWN_TEST = """
import backends, core, loadtests, modeltests, scenarios, simulator, testlib
import orrery.backends, orrery.core, orrery.loadtests, orrery.modeltests
import orrery.scenarios, orrery.simulator, orrery.testlib
from orrery.core.node import ManagementNode
from orrery.testlib.cloud import run_cloud
from simulator.rng import SIDES


def test_both_packages_are_there():
    for mine in (backends, core, loadtests, modeltests, scenarios, simulator, testlib):
        theirs = getattr(orrery, mine.__name__)
        assert mine.OWNER == "the project" and not hasattr(theirs, "OWNER")
    assert SIDES == 6


def test_a_cloud_runs():
    async def body(cloud):
        return [vm["state"] for vm in await cloud.query("QueryVmInstance")]

    assert run_cloud(body, plan="small", variables={"vms": 3}) == ["Running"] * 3
"""


OWN_FIXTURE = """
import sys

import pytest


@pytest.fixture
def cloud():
    return "cumulus"


def test_my_cloud_is_mine(cloud):
    assert cloud == "cumulus"


def test_nothing_was_imported(request):
    mine = [name for name in sys.modules if name.startswith("orrery.")]
    assert sorted(mine) == ["orrery.testlib", "orrery.testlib.choice", "orrery.testlib.pytest_plugin",
                            "orrery.testlib.suite_plugin"]
"""


def copy_sources(to: Path) -> None:
    """What the distributions are made of."""
    for name in FOLDERS:
        shutil.copytree(ROOT / name, to / name, ignore=LEFT_BEHIND)
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, to / name)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The source distribution, and the wheel that is built of that; the sources are beside them."""
    folder = tmp_path_factory.mktemp("built")
    copy_sources(folder / "src")
    run(sys.executable, "-m", "build", "--outdir", folder, folder / "src", cwd=folder)
    (wheel,) = folder.glob("orrery_cloud-*.whl")
    (sdist,) = folder.glob("orrery_cloud-*.tar.gz")
    return {"wheel": wheel, "sdist": sdist, "src": folder / "src"}


@pytest.fixture(scope="module", params=KINDS)
def binaries(
    built: dict[str, Path], request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The programs of an environment in which one of the distributions is installed, with pytest."""
    folder = tmp_path_factory.mktemp(request.param)
    run(sys.executable, "-m", "venv", folder / "env", cwd=folder)
    programs = folder / "env" / "bin"
    run(programs / "pip", "install", "--no-input", built[request.param], "pytest>=8.2,<10", cwd=folder)
    return programs


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A user's project, whose packages are named as the folders of ours."""
    for name in FOLDERS:
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text('OWNER = "the project"\n')
    (tmp_path / "simulator" / "rng.py").write_text("SIDES = 6\n")
    (tmp_path / "test_own.py").write_text(OWN_TEST)
    return tmp_path


def test_every_data_file_is_packaged(built: dict[str, Path]) -> None:
    """Clouds, tables, plans, grammars and the example plugin: all but what only builds the distribution."""
    source = built["src"]
    wanted = {
        path.relative_to(source).as_posix()
        for folder in FOLDERS
        for path in (source / folder).rglob("*")
        if path.is_file() and not path.is_relative_to(source / "core" / "package")
    }
    assert len(wanted) > 700
    with zipfile.ZipFile(built["wheel"]) as wheel:
        names = set(wheel.namelist())
    assert not sorted(name for name in wanted if f"orrery/{name}" not in names)
    assert {"orrery/__init__.py", "orrery/py.typed"} <= names
    top = {name.split("/")[0] for name in names if not name.split("/")[0].endswith((".dist-info", ".data"))}
    assert top == {"orrery"}
    assert any(name.endswith(".data/data/share/man/man1/orrery.1") for name in names)
    with tarfile.open(built["sdist"]) as sdist:
        inside = {name.partition("/")[2] for name in sdist.getnames()}
    assert not sorted(wanted - inside)


def test_an_installed_command_simulates_its_packaged_cloud(binaries: Path, project: Path) -> None:
    report = project / "report.json"
    options = ("--hosts", "20", "--vms", "20", "--seed", "1", "--report", report)
    run(binaries / "orrery", "simulate", "demo", *options, cwd=project)
    told = json.loads(report.read_text())
    assert (told["vms_running"], told["vms_failed"], told["leaks"]) == (20, 0, [])


def test_the_pages_of_the_documentation_are_packaged(binaries: Path, project: Path) -> None:
    pages = "from orrery.core.api.documentation import PAGES; print(*sorted(p.name for p in PAGES.iterdir()))"
    files = run(binaries / "python", "-c", pages, cwd=project).split()
    assert {"swagger-ui-bundle.js", "swagger-ui.css", "redoc.standalone.js", "redoc.LICENSE.txt"} <= set(
        files
    )


def test_a_project_with_folders_of_the_same_names_uses_both(binaries: Path, project: Path) -> None:
    assert "2 passed" in run(binaries / "python", "-m", "pytest", "test_own.py", cwd=project)


def test_the_example_of_the_page_passes_there(binaries: Path, project: Path) -> None:
    """The deployment file and the test that docs/test.md shows, in a project with a `core/` of its own."""
    page = (ROOT / "docs" / "test.md").read_text(encoding="utf-8")
    for name, text in re.findall(r"^```\w+\n# (\S+)\n(.*?)^```", page, re.MULTILINE | re.DOTALL):
        (project / name).write_text(text, encoding="utf-8")
    assert "3 passed" in run(binaries / "python", "-m", "pytest", "test_shop.py", cwd=project)


def test_packaged_scenarios_pass_there(binaries: Path, project: Path) -> None:
    """All of them are collected; what needs the repository around it is left out."""
    suite = (binaries / "python", "-m", "pytest", "--pyargs", "orrery.scenarios", "-q")
    collected = run(*suite, "--collect-only", cwd=project)
    assert "ERROR" not in collected and "test_readme.py" not in collected
    told = run(*suite, "-k", "test_zone_deletion or test_cluster", cwd=project)
    assert " passed" in told and "failed" not in told


def test_the_plugin_costs_nothing_where_it_is_not_used(binaries: Path, project: Path) -> None:
    """It imports nothing of the product, and leaves a fixture `cloud` of the project's own alone."""
    (project / "test_mine.py").write_text(OWN_FIXTURE)
    assert "2 passed" in run(binaries / "python", "-m", "pytest", "test_mine.py", cwd=project)


def test_a_packaged_suite_passes_there(binaries: Path, project: Path) -> None:
    told = run(binaries / "python", "-m", "pytest", "--pyargs", "orrery.simulator", "-q", cwd=project)
    assert " passed" in told and "failed" not in told


def test_a_new_module_needs_no_new_installation(built: dict[str, Path], tmp_path: Path) -> None:
    """In an editable installation: a module, a package, and a data file in it."""
    shutil.copytree(built["src"], tmp_path / "src")
    run(sys.executable, "-m", "venv", tmp_path / "env", cwd=tmp_path)
    python = tmp_path / "env" / "bin" / "python"
    run(
        python,
        "-m",
        "pip",
        "install",
        "--no-input",
        "--no-deps",
        "--editable",
        tmp_path / "src",
        cwd=tmp_path,
    )
    core = tmp_path / "src" / "core"
    (core / "later.py").write_text("NUMBER = 1\n")
    (core / "fresh").mkdir()
    (core / "fresh" / "__init__.py").write_text("from orrery.core.later import NUMBER\n")
    (core / "fresh" / "table.txt").write_text("2")
    code = (
        "import orrery.core.fresh as fresh; from importlib.resources import files;"
        "print(fresh.NUMBER, files('orrery.core.fresh').joinpath('table.txt').read_text())"
    )
    assert run(python, "-c", code, cwd=tmp_path).strip() == "1 2"
