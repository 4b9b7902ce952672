"""The tree keeps the house rules, and each rule catches what it is for."""

from __future__ import annotations

import textwrap

import pytest

from orrery.testlib.house import RULES, Finding, check, parse, read_tree
from orrery.testlib.house.circles import circles_of_files
from orrery.testlib.house.database import dialect_free, sums_that_hold
from orrery.testlib.house.determinism import ALLOWED, chance_and_time, order_of_sets
from orrery.testlib.house.environment import environment_only
from orrery.testlib.house.errors_tree import errors_drawn
from orrery.testlib.house.imports import import_directions, imports_of_tests, installed_names, noun_groups
from orrery.testlib.house.rules import Rule
from orrery.testlib.house.shape import documentation, ratchets, sizes
from orrery.testlib.house.source import ROOT


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_tree_keeps_the_rule(rule: Rule) -> None:
    findings = check(read_tree(ROOT), [rule])
    assert not findings, "\n" + "\n".join(str(finding) for finding in findings)


def found(rule: Rule, text: str, path: str = "core/compute/vm/service.py") -> list[Finding]:
    """What `rule` finds in one file of this text."""
    return list(rule([parse(path, textwrap.dedent(text))]))


def circle(**files: str) -> list[str]:
    """The circles in files of the kernel, by name and text."""
    sources = [parse(f"core/kernel/{name}.py", textwrap.dedent(text)) for name, text in files.items()]
    return [finding.what for finding in circles_of_files(sources)]


def test_a_circle_of_files_is_found() -> None:
    to_b, to_c = "from orrery.core.kernel.b import B", "from orrery.core.kernel import c"
    back = """
        if TYPE_CHECKING:
            from orrery.core.kernel.a import A
    """
    [what] = circle(a=to_b, b=to_c, c=back)
    assert what.startswith("a circle of imports: orrery.core.kernel.")
    assert what.count("→") == 3
    assert circle(a=to_b, b=f"def late():\n    {back.strip().splitlines()[1].strip()}") != []


def test_files_below_one_another_are_no_circle() -> None:
    assert (
        circle(a="from orrery.core.kernel.b import B", b="import asyncio", c="import orrery.core.kernel.a")
        == []
    )
    assert circle(a="from orrery.core.kernel.a import A") == []


WRONG_IMPORTS = [
    ("core/kernel/bus/bus.py", "from orrery.core.compute.zone.model import Zone"),
    ("core/kernel/bus/bus.py", "from orrery.core.api.dispatcher import Dispatcher"),
    ("core/client/http.py", "from orrery.core.compute.zone.model import Zone"),
    ("core/client/http.py", "from orrery.core.kernel.db.model import Uuid"),
    ("core/cli/main.py", "import orrery.core.node.management"),
    ("core/compute/vm/service.py", "from orrery.core.compute.host.service import HostService"),
    ("core/compute/vm/service.py", "from orrery.core.compute.host import service"),
    ("core/compute/vm/service.py", "from ..host.workflows import ADD_HOST"),
    ("core/compute/vm/service.py", "from orrery.core.node.management import ManagementNode"),
    ("core/compute/vm/service.py", "from orrery.backends.sim.hypervisor import SimHypervisor"),
    ("core/identity/policy/actions.py", "from orrery.core.api.catalogue import declarations"),
    ("core/longjob/service.py", "from orrery.core.api.messages import IsReadyToGo"),
    ("core/node/management.py", "from orrery.simulator.world import World"),
    ("core/kernel/bus/bus.py", "def late():\n    from orrery.testlib.cloud import Cloud"),
    ("simulator/world.py", "from orrery.core.kernel.errors import Bug"),
    ("simulator/world.py", "import orrery.backends.sim"),
    ("simulator/test_world.py", "from orrery.core.kernel.errors import Bug"),
    ("backends/sim/hypervisor.py", "from orrery.testlib.cloud import Cloud"),
]


@pytest.mark.parametrize(("path", "text"), WRONG_IMPORTS)
def test_a_wrong_import_is_found(path: str, text: str) -> None:
    assert len(found(import_directions, text, path)) == 1


RIGHT_IMPORTS = [
    ("core/kernel/bus/bus.py", "from orrery.core.kernel.errors import Bug\nimport asyncio"),
    ("core/kernel/bus/test_bus.py", "from orrery.testlib.kernel import run"),
    ("core/identity/policy/test_actions.py", "from orrery.core.api.catalogue import declarations"),
    ("core/client/http.py", "from orrery.core.kernel.api.message import ApiMessage"),
    ("core/compute/vm/service.py", "from orrery.core.compute.host.transactions import reserve"),
    ("core/compute/vm/service.py", "from orrery.core.compute.host.hypervisor import Hypervisor"),
    ("core/compute/vm/service.py", "from orrery.core.compute.vm.workflows import CREATE"),
    ("core/api/dispatcher.py", "from orrery.core.identity.session.messages import CheckSession"),
    (
        "backends/sim/hypervisor.py",
        "from orrery.core.compute.host.hypervisor import Hypervisor\nimport orrery.simulator.world",
    ),
    (
        "testlib/cloud.py",
        "from orrery.core.node.management import ManagementNode\nfrom orrery.backends.sim import world",
    ),
    ("scenarios/test_vm.py", "from orrery.core.compute.vm.service import VmService"),
]


@pytest.mark.parametrize(("path", "text"), RIGHT_IMPORTS)
def test_a_right_import_passes(path: str, text: str) -> None:
    assert found(import_directions, text, path) == []


@pytest.mark.parametrize(
    "text",
    [
        "from core.kernel.errors import Bug",
        "import testlib.cloud",
        "from scenarios import cases",
        "import simulator",
        "import importlib\nimportlib.import_module('core.kernel.errors')",
        "from importlib.util import find_spec\nfind_spec('backends')",
    ],
)
@pytest.mark.parametrize("path", ["core/compute/vm/service.py", "scenarios/test_vm.py"])
def test_an_import_by_the_name_of_a_folder_is_found(path: str, text: str) -> None:
    assert len(found(installed_names, text, path)) == 1


def test_an_import_by_the_installed_name_passes() -> None:
    text = "from orrery.core.kernel.errors import Bug\nimport importlib\nimportlib.import_module('coreutils')"
    assert found(installed_names, text) == []


UPWARDS = [
    ("core/identity/policy/service.py", "from orrery.core.longjob.messages import CancelLongJob"),
    ("core/longjob/service.py", "from orrery.core.compute.vm.model import VmInstance"),
    ("core/storage/volume/records.py", "from orrery.core.compute.vm.model import VmInstance"),
    ("core/compute/host/service.py", "from orrery.core.storage.primary import model"),
    ("core/moon/service.py", "import asyncio"),
]


@pytest.mark.parametrize(("path", "text"), UPWARDS)
def test_an_import_from_a_higher_group_of_nouns_is_found(path: str, text: str) -> None:
    assert len(found(noun_groups, text, path)) == 1


DOWNWARDS = [
    ("core/compute/vm/service.py", "from orrery.core.storage.volume.model import Volume"),
    ("core/storage/volume/model.py", "from orrery.core.compute.offering.model import DiskOffering"),
    ("core/identity/user/service.py", "from orrery.core.identity.policy.model import Policy"),
    ("core/longjob/test_jobs.py", "from orrery.core.compute.vm.model import VmInstance"),
    ("core/api/dispatcher.py", "from orrery.core.event.messages import QueryEvent"),
]


@pytest.mark.parametrize(("path", "text"), DOWNWARDS)
def test_an_import_from_the_same_or_a_lower_group_passes(path: str, text: str) -> None:
    assert found(noun_groups, text, path) == []


@pytest.mark.parametrize(
    "text",
    [
        "from orrery.scenarios.test_host import kill",
        "from orrery.simulator.conftest import small_vm",
        "from ..simulator.conftest import small_vm",
        "import orrery.scenarios.test_host",
        "from orrery.scenarios import test_host",
        "def late():\n    from orrery.scenarios.test_host import kill, refuse",
    ],
)
def test_an_import_of_a_test_is_found(text: str) -> None:
    assert len(found(imports_of_tests, text, "scenarios/test_vm.py")) == 1


def test_an_import_of_a_helper_passes() -> None:
    text = "from orrery.scenarios.hosts import kill\nimport test_of_others"
    assert found(imports_of_tests, text, "scenarios/test_vm.py") == []


@pytest.mark.parametrize(
    "text",
    [
        "import time\nnow = time.time()",
        "from time import monotonic",
        "import time as t\nt.sleep(1)",
        "import datetime\ndatetime.datetime.now()",
        "from datetime import datetime\ndatetime.now()",
        "import random\nrandom.choice([1])",
        "import random\ndice = random.Random()",
        "from random import choice",
        "import uuid\nuuid.uuid4()",
        "from uuid import uuid4",
        "import secrets\nsecrets.token_hex()",
        "import os\nos.urandom(8)",
        "import threading\nthreading.Lock()",
        "from concurrent.futures import ThreadPoolExecutor",
        "import asyncio\nasyncio.wait([])",
        "import asyncio\nasyncio.gather()",
        "import asyncio\nasyncio.as_completed([])",
        "import asyncio\nasyncio.TaskGroup()",
        "from asyncio import TaskGroup",
        "bucket = hash('vm') % 8",
        "from orrery.core.kernel.clock import WallClock",
        "from orrery.core.kernel import clock\nnow = clock.WallClock().now_ms()",
    ],
)
@pytest.mark.parametrize(
    "path", ["core/compute/vm/service.py", "backends/sim/storage.py", "simulator/world.py"]
)
def test_direct_time_and_chance_are_found(text: str, path: str) -> None:
    assert found(chance_and_time, text, path)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (
            "core/kernel/ids.py",
            "import random\ndef new(rng: random.Random) -> int:\n    return rng.getrandbits(4)",
        ),
        ("core/kernel/ids.py", "import random\ndice = random.Random(7)"),
        ("core/kernel/clock.py", "import time\nnow = time.time_ns()"),
        (
            "core/kernel/x.py",
            "import asyncio\nfrom datetime import datetime\nasyncio.sleep(1)\ndatetime.fromtimestamp(0)",
        ),
        ("core/cli/main.py", "import time\ntime.sleep(1)"),
        ("core/kernel/test_ids.py", "import random\nrandom.choice([1])"),
        ("testlib/faults.py", "import random\nrandom.choice([1])"),
    ],
)
def test_the_simulations_own_time_and_chance_pass(path: str, text: str) -> None:
    assert found(chance_and_time, text, path) == []


def test_every_exception_of_the_rule_is_still_used() -> None:
    tree = {source.path: source.text for source in read_tree(ROOT)}
    stale = [(path, name) for path, name in ALLOWED if name.split(".")[-1] not in tree.get(path, "")]
    assert stale == []


@pytest.mark.parametrize(
    "text",
    [
        "for x in {1, 2}: print(x)",
        "print([x for x in set(names)])",
        "print(list({*names}))",
        "print({x: 1 for x in frozenset(names)})",
        "def f(wanted: set[str]) -> None:\n    for x in wanted: print(x)",
        "def f() -> None:\n    found = set(names)\n    print(', '.join(found))",
        "def f() -> None:\n    found: set[str] = set()\n    print(tuple(x for x in found))",
        "def f() -> set[str]: ...\ndef g() -> None:\n    print(next(iter(f())))",
        "class A:\n    names: set[str]\n    def f(self) -> None:\n        for x in self.names: print(x)",
        "for x in {1} | other: print(x)",
        "print(*{1, 2})",
    ],
)
def test_iteration_over_a_set_is_found(text: str) -> None:
    assert len(found(order_of_sets, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "for x in sorted({1, 2}): print(x)",
        "print(any(x for x in {1, 2}))",
        "print({x for x in {1, 2}})",
        "print(1 in {1, 2}, len({1}))",
        "def f(wanted: list[str]) -> None:\n    for x in wanted: print(x)",
    ],
)
def test_a_set_whose_order_does_not_matter_passes(text: str) -> None:
    assert found(order_of_sets, text) == []


def test_a_long_function_is_found() -> None:
    assert found(sizes, "def f() -> None:\n" + "    x = 1\n" * 70)
    assert not found(sizes, "def f() -> None:\n" + "    x = 1\n" * 69)


def test_a_long_file_is_found() -> None:
    assert found(sizes, "x = 1\n" * 601)
    assert not found(sizes, "x = 1\n" * 600)


@pytest.mark.parametrize("block", ["if x:", "for y in x:", "while x:", "with x:"])
def test_deep_nesting_is_found(block: str) -> None:
    lines = ["def f(x: int) -> None:"] + ["    " * depth + block for depth in range(1, 6)]
    assert found(sizes, "\n".join([*lines, "    " * 6 + "pass"]))
    assert not found(sizes, "\n".join([*lines[:-1], "    " * 5 + "pass"]))


def test_a_chain_of_elif_is_not_deep() -> None:
    chain = "def f(x: int) -> None:\n    if x == 0:\n        pass\n"
    assert not found(sizes, chain + "".join(f"    elif x == {n}:\n        pass\n" for n in range(1, 9)))


def test_too_many_parameters_are_found() -> None:
    assert found(
        sizes, "def f(self, a: int, b: int, c: int, d: int, e: int, f: int, g: int, *, h: int) -> None: ..."
    )
    assert not found(
        sizes, "def f(self, a: int, b: int, c: int, d: int, e: int, f: int, *, g: int) -> None: ..."
    )


def test_a_tree_of_long_functions_is_found() -> None:
    assert found(ratchets, "def f() -> None:\n" + "    x = 1\n" * 30)
    assert not found(ratchets, "def f() -> None:\n" + "    x = 1\n" * 5)


@pytest.mark.parametrize(
    "text",
    [
        "x = 1",
        '"""Doc."""\ndef f() -> None:\n    pass',
        '"""Doc."""\nclass A:\n    """Doc."""\n    def f(self) -> None:\n        pass',
        '"""Doc."""\ndef f(x) -> None:\n    """Doc."""',
        '"""Doc."""\ndef f(x: int):\n    """Doc."""',
        '"""Doc."""\ndef _f(*x) -> None:\n    pass',
    ],
)
def test_missing_documentation_or_types_are_found(text: str) -> None:
    assert len(found(documentation, text)) == 1


def test_private_functions_and_tests_need_no_docstring() -> None:
    assert not found(documentation, '"""Doc."""\ndef _f() -> None:\n    pass')
    assert not found(documentation, '"""Doc."""\ndef test_f() -> None:\n    pass', "core/kernel/test_ids.py")


TREE = '"""\nOrreryError\n└── Full    VM.1001    no room\n"""\nclass OrreryError(Exception): ...\n'


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("core/compute/vm/errors.py", TREE + "class Lost(OrreryError): ..."),
        ("core/compute/vm/errors.py", TREE + "class Full(OrreryError): ...\nclass Fuller(Full): ..."),
        ("core/compute/vm/errors.py", TREE + "class Full(OrreryError):\n    code = 'VM.1002'"),
        ("core/compute/vm/errors.py", TREE + "class Full(OrreryError):\n    code = 'too full'"),
        ("core/compute/vm/service.py", TREE + "class Full(OrreryError): ..."),
    ],
)
def test_an_error_outside_the_drawn_tree_is_found(path: str, text: str) -> None:
    assert any(
        "Full" in finding.what or "Lost" in finding.what for finding in found(errors_drawn, text, path)
    )


def test_a_drawn_error_passes() -> None:
    text = TREE + "class Full(OrreryError):\n    code: str = 'VM.1001'"
    assert found(errors_drawn, text, "core/compute/vm/errors.py") == []


def test_a_finding_says_where_what_why_and_what_to_do() -> None:
    (finding,) = found(chance_and_time, "import time\n\nnow = time.time()")
    assert str(finding) == (
        "core/compute/vm/service.py:3: uses time.time; the same seed must give the same run on any machine;"
        " use node.clock or the loop's time (in the simulator: env.now)"
    )


@pytest.mark.parametrize(
    "text",
    [
        "import sqlite3",
        "from sqlalchemy.dialects import sqlite",
        'x = "PRAGMA foreign_keys=OFF"',
        "# as SQLite does",
    ],
)
def test_the_database_product_is_known_to_its_driver_only(text: str) -> None:
    assert found(dialect_free, text, "core/compute/vm/service.py")
    assert not found(dialect_free, text, "core/kernel/db/drivers/sqlite/file.py")
    assert not found(dialect_free, text, "core/compute/vm/test_service.py")
    assert not found(dialect_free, text, "simulator/store.py")


def test_a_sum_that_may_overflow_is_found() -> None:
    text = "x = select(func.sum(Volume.size))"
    assert found(sums_that_hold, text, "core/storage/volume/service.py")
    assert found(sums_that_hold, text, "testlib/oracles.py")
    assert not found(sums_that_hold, text, "core/kernel/db/constructs.py")
    assert not found(sums_that_hold, "x = select(func.count(Volume.uuid))", "core/storage/volume/service.py")


@pytest.mark.parametrize(
    "text",
    [
        "async def test_a(cloud: TestCloud) -> None: pass",
        "async def test_a(cloud: MortalCloud) -> None: pass",
        "async def test_a(cloud: Cloud) -> None:\n    cloud.world.trace_hash()",
        "async def helper(cloud: Cloud) -> None:\n    await cloud.node.stop()",
        "@pytest.mark.simulator_only()\nasync def test_a(cloud: TestCloud) -> None: pass",
        "def test_a() -> None:\n    run_cloud(body)",
    ],
)
def test_a_scenario_that_reaches_into_the_simulator_is_found(text: str) -> None:
    assert len(found(environment_only, text, "scenarios/test_a.py")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "async def test_a(cloud: Cloud) -> None:\n    cloud.faults.remove(1)",
        '@pytest.mark.simulator_only("why")\nasync def test_a(cloud: TestCloud) -> None: cloud.world.x()',
        'pytestmark = pytest.mark.simulator_only("why")\nasync def test_a(cloud: TestCloud) -> None: pass',
        "async def helper(cloud: TestCloud) -> None:\n    await cloud.node.stop()",
    ],
)
def test_a_scenario_that_keeps_to_its_environment_passes(text: str) -> None:
    assert found(environment_only, text, "scenarios/test_a.py") == []
