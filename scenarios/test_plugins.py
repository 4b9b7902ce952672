"""Plugins in processes of their own: the complete example installed by pip, and some that fail."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from orrery.testlib.processes import ORRERY
from orrery.testlib.processes import run as run_or_skip
from orrery.testlib.served import CLOUDS, Server, serving

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "scenarios" / "plugins" / "orrery_example"
SMALL = str(CLOUDS / "small.yaml")
PASSWORD = hashlib.sha512(b"password").hexdigest()


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which pip has installed the example."""
    folder = tmp_path_factory.mktemp("example")
    sources, target = folder / "sources", folder / "site"
    shutil.copytree(EXAMPLE, sources, ignore=shutil.ignore_patterns("__pycache__", "build", "*.egg-info"))
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--no-deps")
    run_or_skip(*pip, "--target", target, sources, cwd=folder)
    return target


def orrery(*arguments: str, path: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Runs a command with a folder of installed plugins."""
    environment = {**os.environ, "PYTHONPATH": f"{path}{os.pathsep}{ROOT}", **more}
    return subprocess.run(
        [*ORRERY, *arguments], capture_output=True, text=True, env=environment, timeout=60, check=False
    )


class Driver:
    """Calls a server's APIs over REST by their paths, and on the command line by their names."""

    def __init__(self, server: Server, path: Path) -> None:
        self._path, self._url = path, server.url
        login = {"logInByAccount": {"accountName": "admin", "password": PASSWORD}}
        self._http = httpx.Client(base_url=f"{server.url}/zstack/v1", timeout=30)
        self.session = self._http.put("/accounts/login", json=login).json()["inventory"]["uuid"]
        self._http.headers["Authorization"] = f"OAuth {self.session}"

    def __enter__(self) -> Driver:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def post(self, path: str, **params: Any) -> dict[str, Any]:
        """Creates by REST and waits for the job; the body of its end."""
        answer = self._http.post(path, json={"params": params})
        while answer.status_code == 202:
            time.sleep(0.1)
            answer = self._http.get(answer.json()["location"])
        body: dict[str, Any] = answer.json()
        return body

    def get(self, path: str) -> list[dict[str, Any]]:
        """The inventories that a query finds."""
        found: list[dict[str, Any]] = self._http.get(path).json()["inventories"]
        return found

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Calls an API by the command line."""
        login = {"ORRERY_URL": self._url, "ORRERY_SESSION": self.session}
        return orrery(*words, path=self._path, **login)

    def create(self, *words: str) -> dict[str, Any]:
        """Creates by the command line; the inventory."""
        done = self.command(*words, "-o", "json")
        assert done.returncode == 0, done.stderr
        inventory: dict[str, Any] = json.loads(done.stdout)["inventory"]
        return inventory

    def uuid(self, path: str, name: str) -> str:
        """The uuid of the one resource of a name."""
        (found,) = self.get(f"{path}?q=name={name}")
        uuid: str = found["uuid"]
        return uuid


def test_the_example_is_listed_with_what_it_brings(example: Path) -> None:
    """`orrery plugins` names its hook, strategies and APIs, beside the built-in nouns."""
    done = orrery("plugins", "--json", path=example)
    assert done.returncode == 0, done.stderr
    listed = {plugin["name"]: plugin for plugin in json.loads(done.stdout)}
    assert listed["vm"]["origin"] == "built-in"
    assert "before_vm_create" in listed["vm"]["offers"]
    mine = listed["example"]
    assert mine["origin"] == "orrery-example 1.0"
    assert mine["hooks"] == ["before_vm_create"]
    assert mine["strategies"] == [
        "HostAllocatorStrategy:FillingHostAllocatorStrategy",
        "L2Type:L2PooledNetwork",
        "NameServer:memory",
        "Oracle:example",
    ]
    assert "CreateVlanPool" in mine["apis"]
    shown = orrery("plugins", path=example)
    assert "example" in shown.stdout


def test_the_example_works_through_a_server(
    example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its table, API, L2 type, strategy, hook, setting and tag, over REST and by the command line."""
    monkeypatch.setenv("PYTHONPATH", f"{example}{os.pathsep}{ROOT}")
    with serving(tmp_path, SMALL, "--strict-plugins") as server, Driver(server, example) as driver:
        l2 = _make_pooled_network(driver)
        assert l2["type"] == "L2PooledNetwork"
        l3 = _make_usable(driver, l2["uuid"])
        made = [_make_vm(driver, f"packed-{number}", l3) for number in range(3)]
        assert len({vm["inventory"]["hostUuid"] for vm in made}) == 1
        _see_the_refusal(driver, l3)
    with serving(tmp_path) as server, Driver(server, example) as driver:
        assert [pool["name"] for pool in driver.get("/vlan-pools")] == ["pool"]
    _works_without_the_plugin(tmp_path, monkeypatch)


def _make_pooled_network(driver: Driver) -> dict[str, Any]:
    zone = driver.uuid("/zones", "zone")
    words = (f"zoneUuid={zone}", "physicalInterface=eth0", "startVlan=500", "endVlan=501")
    pool = driver.create("CreateVlanPool", "name=pool", *words, "systemTags=example::owner::me")
    wrong = driver.command("CreateVlanPool", "name=pool", *words[:3], "endVlan=499")
    assert "endVlan" in wrong.stderr
    networks = [driver.post("/l2-networks/pooled", name=f"l2-{n}", poolUuid=pool["uuid"]) for n in range(3)]
    assert [body["inventory"]["virtualNetworkId"] for body in networks[:2]] == [500, 501]
    assert "no VLAN left" in json.dumps(networks[2]["error"])
    kept = driver.command("DeleteVlanPool", f"uuid={pool['uuid']}")
    assert kept.returncode != 0
    assert "has vlan[500]" in kept.stderr
    first: dict[str, Any] = networks[0]["inventory"]
    return first


def _make_usable(driver: Driver, l2: str) -> str:
    """Attaches the network to the cluster, and gives it an L3 network with addresses."""
    cluster = driver.uuid("/clusters", "cluster")
    attached = driver.post(f"/l2-networks/{l2}/clusters/{cluster}")
    assert attached["inventory"]["attachedClusterUuids"] == [cluster], attached
    l3: str = driver.post("/l3-networks", name="l3", l2NetworkUuid=l2)["inventory"]["uuid"]
    driver.create("AddIpRangeByNetworkCidr", f"l3NetworkUuid={l3}", "name=r", "networkCidr=10.30.0.0/24")
    return l3


def _make_vm(driver: Driver, name: str, l3: str) -> dict[str, Any]:
    known = driver.get("/instance-offerings?q=name=filling")
    offering = {"name": "filling", "cpuNum": 1, "memorySize": 1 << 30}
    strategy = {"allocatorStrategy": "FillingHostAllocatorStrategy"}
    size = known[0] if known else driver.post("/instance-offerings", **offering, **strategy)["inventory"]
    return driver.post(
        "/vm-instances",
        name=name,
        instanceOfferingUuid=size["uuid"],
        imageUuid=driver.uuid("/images", "ubuntu"),
        l3NetworkUuids=[l3],
    )


def _see_the_refusal(driver: Driver, l3: str) -> None:
    refused = _make_vm(driver, "forbidden-1", l3)["error"]
    assert "forbidden-.*" in json.dumps(refused)
    assert not driver.get("/vm-instances?q=name=forbidden-1")
    word = ("category=example", "name=forbiddenVmNames", "value=nothing")
    assert driver.command("UpdateGlobalConfig", *word).returncode == 0
    assert _make_vm(driver, "forbidden-1", l3)["inventory"]["state"] == "Running"
    unknown = driver.post(
        "/instance-offerings", name="o", cpuNum=1, memorySize=1 << 30, allocatorStrategy="Anywhere"
    )
    assert unknown["error"]["code"] == "SYS.1007"
    assert "FillingHostAllocatorStrategy, " in unknown["error"]["details"]


def _works_without_the_plugin(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Uninstalled, its tables stay and the server starts; what needs it says what is missing."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    with serving(folder) as server, Driver(server, folder) as driver:
        assert driver.command("QueryVlanPool").returncode != 0
        refused = _make_vm(driver, "later", driver.uuid("/l3-networks", "l3"))
        assert "FillingHostAllocatorStrategy" in json.dumps(refused["error"])
        vm = driver.uuid("/vm-instances", "web-0")
        assert driver.command("StopVmInstance", f"uuid={vm}").returncode == 0


# plugins that fail


def install(folder: Path, name: str, code: str) -> None:
    """Lays a plugin of one module into `folder` as pip would."""
    (folder / f"{name}_plugin.py").write_text(textwrap.dedent(code))
    about = folder / f"{name}_plugin-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}-plugin\nVersion: 1\n")
    (about / "entry_points.txt").write_text(f"[orrery.plugins]\n{name} = {name}_plugin\n")


HEAD = """
from orrery.core.compute.vm.hooks import hookimpl
from orrery.core.kernel.plugins import Noun, Service
"""
RAISES = """
from sqlalchemy.orm import Mapped, mapped_column
from orrery.core.kernel.db.model import Base

class Half(Base):
    __tablename__ = "half_declared"
    __vo__ = "HalfVO"
    number: Mapped[int] = mapped_column(primary_key=True)

raise RuntimeError("no such luck")
"""
MISSPELT = (
    HEAD
    + """
class Joiner:
    @hookimpl
    def before_vm_creat(self, vm):
        pass

NOUN = Noun(name="misspelt", hooks=(Joiner(),))
"""
)
NO_NOUN = "NOUN = 'nothing'"
CLASHES = (
    HEAD
    + """
from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import ApiMessage
api = Declarations(java="org.example")

@api.get("/elsewhere")
class CreateZone(ApiMessage):
    "Not the one."

NOUN = Noun(name="clashes", api=api)
"""
)
WRONG_ARGUMENTS = (
    HEAD
    + """
class Joiner:
    @hookimpl
    def before_vm_create(self, virtual_machine):
        pass

NOUN = Noun(name="arguments", hooks=(Joiner(),))
"""
)
TWICE = (
    HEAD
    + """
from orrery.core.compute.vm.configs import CONFIGS
NOUN = Noun(name="twice", configs=CONFIGS)
"""
)
REGISTERS = (
    HEAD
    + """
NOUN = Noun(name="registers")

def register(node):
    raise KeyError("gone")
"""
)
DOES_NOT_START = (
    HEAD
    + """
class Late(Service):
    async def start(self):
        self.node.background.start(self.linger(), name="lingers")
        raise ConnectionError("nobody there")

    async def linger(self):
        while True:
            await self.node.db.query(lambda tx: None)

NOUN = Noun(name="starts", services=(Late,))
"""
)
HANGS = (
    HEAD
    + """
import asyncio

class Late(Service):
    async def start(self):
        await asyncio.sleep(10**6)

NOUN = Noun(name="hangs", services=(Late,))
"""
)
TAKEN_ELEMENT = (
    HEAD
    + """
from orrery.core.kernel.api.elements import ElementKind

NOUN = Noun(name="element", elements=(ElementKind(tag="zone", family="zone"),))
"""
)
CIRCLE = (
    HEAD
    + """
from orrery.core.kernel.cascade import Edge
NOUN = Noun(name="circle", cascades=(Edge("host.delete", "zone.delete", by="uuid"),))
"""
)
FAILING = {
    "raises": (RAISES, r"plugin\[raises\].*RuntimeError: no such luck"),
    "misspelt": (MISSPELT, r"plugin\[misspelt\].*hook\[before_vm_creat\]; did you mean before_vm_create\?"),
    "nonoun": (NO_NOUN, r"plugin\[nonoun\].*no attribute NOUN"),
    "clashes": (CLASHES, r"plugin\[clashes\].*an API called CreateZone already"),
    "arguments": (WRONG_ARGUMENTS, r"plugin\[arguments\].*virtual_machine"),
    "twice": (TWICE, r"plugin\[twice\].*two global configs"),
    "registers": (REGISTERS, r"plugin\[registers\].*KeyError: 'gone'"),
    "starts": (DOES_NOT_START, r"plugin\[starts\].*ConnectionError: nobody there"),
    "hangs": (HANGS, r"plugin\[hangs\].*has not started after 60 s"),
    "element": (TAKEN_ELEMENT, r"plugin\[element\].*an element called zone already"),
    "circle": (CIRCLE, r"plugin\[circle\].*in a circle: .*host.delete → .*zone.delete"),
}

DEPLOYED = """
import sys
from orrery.testlib.plugins import cloud_with

async def body(cloud):
    zones = {zone["uuid"]: zone["name"] for zone in await cloud.query("QueryZone")}
    return [(pool["name"], zones[pool["zoneUuid"]]) for pool in await cloud.query("QueryVlanPool")]

print(sorted(cloud_with(body, plan=sys.argv[1])))
"""
POOLS = """
zones:
  - name: zone-{i}
    count: 2
    vlanPools: [{name: "pool-{zone}", physicalInterface: eth0, startVlan: 10, endVlan: 20}]
"""


def test_a_plugin_brings_an_element_of_deployment_files(example: Path, tmp_path: Path) -> None:
    """Without the plugin, the file is refused."""
    file = tmp_path / "pools.yaml"
    file.write_text(POOLS)
    done = python(DEPLOYED, str(file), path=example)
    assert done.stdout.strip() == str([("pool-0", "zone-0"), ("pool-1", "zone-1")]), done.stderr
    refused = python(DEPLOYED, str(file), path=tmp_path)
    assert "pools.yaml" in refused.stderr and "vlanPools" in refused.stderr


SCRIPT = """
import logging, sys
from orrery.core.kernel.db.model import Base
from orrery.testlib.plugins import cloud_with

async def body(cloud):
    zone = await cloud.create("CreateZone", name="z")
    await cloud.call("DeleteZone", uuid=zone["uuid"])
    return [plugin.name for plugin in cloud.node.plugins if plugin.error is not None]

print(cloud_with(body, strict="--strict" in sys.argv), "half_declared" in Base.metadata.tables)
"""


def python(code: str, *arguments: str, path: Path, root: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Runs a script with a folder of installed plugins."""
    environment = {**os.environ, "PYTHONPATH": f"{path}{os.pathsep}{root}"}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, env=environment, timeout=60, check=False, cwd=path
    )


@pytest.mark.parametrize("name", sorted(FAILING))
def test_a_node_starts_without_a_plugin_that_fails_or_refuses(tmp_path: Path, name: str) -> None:
    """It says which and why; nothing of the plugin is left; in strict mode the node does not start."""
    code, reason = FAILING[name]
    install(tmp_path, name, code)
    done = python(SCRIPT, path=tmp_path)
    assert done.stdout.strip() == f"['{name}'] False", done.stderr
    assert re.search(reason, done.stderr), done.stderr
    assert "starts without it" in done.stderr
    strict = python(SCRIPT, "--strict", path=tmp_path)
    assert strict.returncode != 0
    assert re.search(reason, strict.stderr), strict.stderr


BROKEN_TABLES = """
from orrery.core.kernel.plugins import Noun

NOUN = Noun(name="tables", migrations=__file__.replace("_plugin.py", "_migrations"))
"""
BROKEN_MIGRATION = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "tables_1", None, None, None

def upgrade():
    op.create_table("half_made", sa.Column("number", sa.Integer(), primary_key=True))
    op.drop_table("never_made")
"""


def test_a_plugin_whose_migrations_fail_is_left_out_with_its_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server starts without it and says so, or refuses; no half of its tables is left."""
    install(tmp_path, "tables", BROKEN_TABLES)
    (tmp_path / "tables_migrations").mkdir()
    (tmp_path / "tables_migrations" / "tables_1.py").write_text(BROKEN_MIGRATION)
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{ROOT}")
    with serving(tmp_path) as server, Driver(server, tmp_path) as driver:
        assert driver.get("/zones") == []
    with sqlite3.connect(tmp_path / "o.db") as connection:
        names = {name for (name,) in connection.execute("select name from sqlite_master")}
    assert "zone" in names
    assert "half_made" not in names
    strict = orrery("serve", "--strict-plugins", "--db", str(tmp_path / "o.db"), path=tmp_path)
    assert strict.returncode == 1
    assert re.search(r"plugin\[tables\]: the migrations in .* failed: .*never_made", strict.stderr)


def test_the_command_says_which_plugin_cannot_be_loaded(tmp_path: Path) -> None:
    """The others are listed; the status is 1."""
    install(tmp_path, "raises", RAISES)
    done = orrery("plugins", path=tmp_path)
    assert done.returncode == 1
    assert "left out: plugin[raises]" in done.stderr
    assert "built-in" in done.stdout


@pytest.mark.parametrize("name", ["misspelt", "registers", "starts", "circle"])
def test_the_command_tries_whether_a_plugin_starts(tmp_path: Path, name: str) -> None:
    """Loading it is not enough to find out; a node on an empty database is."""
    code, reason = FAILING[name]
    install(tmp_path, name, code)
    assert orrery("plugins", path=tmp_path).returncode == 0
    done = orrery("plugins", "--try", path=tmp_path)
    assert done.returncode == 1
    assert re.search(f"^left out: {reason}", done.stderr, re.MULTILINE), done.stderr
    assert "starts without it" not in done.stderr
    assert re.search(r"^tried: migrated an empty .* 0 plugins, 1 left out$", done.stderr, re.MULTILINE)
    assert "built-in" in done.stdout


WATCHER = (
    HEAD
    + """
import time

class Joiner:
    @hookimpl
    def after_vm_state_change(self, before, after):
        if after == "Stopping":
            raise ValueError("I do not like it")

    @hookimpl
    def before_vm_create(self, vm):
        if vm.name == "web-1":
            time.sleep(0.2)
        if vm.name == "broken":
            raise ValueError("nobody expects this")

NOUN = Noun(name="watcher", hooks=(Joiner(),))
"""
)
WATCHED = f"""
from orrery.testlib.plugins import cloud_with

async def body(cloud):
    uuid = cloud.deployed.uuid("vm", "web-0")
    vm = await cloud.create("StopVmInstance", uuid=uuid)
    failure = await cloud.failure("CreateVmInstance", name="broken", cpuNum=1, memorySize=1 << 30,
        imageUuid=vm["imageUuid"], l3NetworkUuids=[vm["defaultL3NetworkUuid"]])
    return vm["state"], str(failure)

print(cloud_with(body, plan={SMALL!r}))
"""


def test_hooks_that_block_or_fail_are_named(tmp_path: Path) -> None:
    """A watcher that fails is passed over; one with a say fails the operation; a slow one is warned about."""
    install(tmp_path, "watcher", WATCHER)
    done = python(WATCHED, path=tmp_path)
    assert "('Stopped'," in done.stdout, done.stderr
    assert "plugin[watcher]: hook[before_vm_create] failed: ValueError: nobody expects this" in done.stdout
    assert (
        "plugin[watcher] hook[after_vm_state_change] failed and is passed over: ValueError: I do not"
        in done.stderr
    )
    assert re.search(
        r"plugin\[watcher\] hook\[before_vm_create\] blocked the whole node for \d+ ms", done.stderr
    )


def test_plugins_join_in_the_order_of_their_names(tmp_path: Path) -> None:
    """Whatever the order of the files."""
    for name in ("zeta", "alpha", "mid"):
        install(tmp_path, name, HEAD + f"NOUN = Noun(name='{name}')")
    done = orrery("plugins", "--json", path=tmp_path)
    names = [plugin["name"] for plugin in json.loads(done.stdout)]
    assert names[-3:] == ["alpha", "mid", "zeta"]


WITHOUT = """
import random, sys
# an editable installation would find the folder that was taken away
sys.meta_path = [finder for finder in sys.meta_path if "editable" not in getattr(finder, "__module__", "")]

from orrery.core.kernel.clock import LoopClock, SeededSecrets
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.drivers.sqlite import Sqlite
from orrery.core.kernel.secret_store import Keyring
from orrery.core.node import ManagementNode, NodeParts
from orrery.simulator.clock import SimEnvironment
from orrery.simulator.loop import run_virtual

clock = LoopClock(0)
node = ManagementNode(NodeParts(
    db=Database(Sqlite(), clock), keyring=Keyring.from_seed("1"), clock=clock, random=random.Random(1),
    secrets=SeededSecrets(random.Random(2)),
    register_backends=lambda registry: None,
))
node.kernel.db.create_tables()

async def body():
    await node.start()
    login = await node.api.call("LogInByAccount", {"accountName": "admin", "password": sys.argv[1]})
    zone = await node.api.call("CreateZone", {"name": "z"}, login["inventory"]["uuid"])
    await node.api.call("DeleteZone", {"uuid": zone["inventory"]["uuid"]}, login["inventory"]["uuid"])
    await node.stop()

run_virtual(body(), SimEnvironment())
print(*[plugin.name for plugin in node.plugins])
"""


@pytest.mark.parametrize(
    ("package", "noun"), [("core/configuration", "configuration"), ("core/search", "search")]
)
def test_the_rest_works_without_a_built_in_noun(tmp_path: Path, package: str, noun: str) -> None:
    """Whoever takes away a folder that no foreign key leads to has a core without that noun."""
    tree = tmp_path / "orrery"
    shutil.copytree(ROOT / "core" / "package", tree, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("core", "simulator"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.rmtree(tree / package)
    done = python(WITHOUT, PASSWORD, path=tmp_path, root=tmp_path)
    assert done.returncode == 0, done.stderr
    left = done.stdout.split()
    assert noun not in left
    assert "zone" in left
