"""The world survives a crash: nothing acknowledged is lost, nothing is done twice, what was under way goes
on.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from orrery.simulator.errors import Fenced
from orrery.simulator.faults import Fault, FaultKind
from orrery.simulator.formats import UnknownFormat
from orrery.simulator.specs import (
    BackupStorageSpec,
    CdRom,
    GuestState,
    L2Spec,
    NicSpec,
    PrimaryStorageSpec,
    VmSpec,
    VolumeAttachment,
)
from orrery.simulator.store import TABLES, Store, Stored, examine
from orrery.simulator.world import World
from orrery.testlib.stored_worlds import HOST, URL, open_world, run
from orrery.testlib.worlds import GIB, SETUP, small_vm

FORM_1 = Path(__file__).parent / "testdata" / "form_1.sql"
"""A world as the first version stored it, with a call under way, a fault, and parts that were removed."""


async def build(world: World) -> VmSpec:
    """Make one of everything and return the running VM."""
    await world.connect_host(HOST, None, SETUP)
    await world.realize_l2s(HOST, [L2Spec("l2", "L2VlanNetwork", "eth0", 9)], SETUP)
    await world.connect_primary_storage(PrimaryStorageSpec("nfs", "nfs", "10.0.0.9:/x"), (HOST,), SETUP)
    await world.connect_backup_storage(BackupStorageSpec("bs"), SETUP)
    await world.add_image("bs", "/image", URL, SETUP)
    await world.download_image("nfs", "/c", "bs", "/image", HOST, (2, 1, 1))
    await world.create_volume("nfs", "/v", 2 * GIB, HOST, "/c", (2, 1, 1))
    volumes, nics = (VolumeAttachment("v", "/v", 0, "nfs"),), (NicSpec("n", "m", "10.1.1.1", "l2"),)
    spec = small_vm(volumes=volumes, nics=nics, cdroms=(CdRom(0),), paused=True)
    await world.start_vm(HOST, spec, (2, 1, 1))
    await world.destroy_vm(HOST, "gone", (7, 1, 1))
    return spec


def truth(world: World) -> list[Any]:
    """Return everything there is."""
    found = [list(world.machines()), list(world.guests()), list(world.volumes()), list(world.images())]
    return [*found, world.counters()]


def test_everything_comes_back(tmp_path: Path) -> None:
    world = open_world(tmp_path / "world.db")
    spec = run(world, build(world))
    before, now = truth(world), world.env.now
    world = open_world(tmp_path / "world.db")  # the first one is never closed

    async def again() -> None:
        capacity = await world.storage_capacity("nfs")
        assert capacity.total - capacity.available == 3 * GIB
        await world.start_vm(HOST, spec, (2, 1, 1))
        with pytest.raises(Fenced):
            await world.start_vm(HOST, small_vm("gone"), (7, 1, 1))
        image = await world.add_image("bs", "/image", URL, SETUP)
        assert image.size == GIB

    assert truth(world) == before
    assert world.env.now == pytest.approx(now, abs=1)
    run(world, again())
    assert truth(world)[:-1] == before[:-1]
    assert next(world.guests()).state is GuestState.PAUSED


def test_pending_call_has_its_effect_once_and_its_repeat_the_answer(tmp_path: Path) -> None:
    world = open_world(tmp_path / "world.db")

    async def begin() -> None:
        await world.connect_host(HOST, None, SETUP)
        world.start_vm(HOST, small_vm(), (2, 1, 1))
        await asyncio.sleep(1)

    run(world, begin())
    due = next(iter(world.operations.pending.values())).due
    world = open_world(tmp_path / "world.db")

    async def repeat() -> None:
        assert world.counters()["operations"] == 1
        await world.start_vm(HOST, small_vm(), (2, 1, 1))
        assert world.env.now == pytest.approx(due, abs=0.02)
        assert world.counters()["operations"] == 0
        assert world.counters()["guests"] == 1

    run(world, repeat())


def test_transfer_goes_on_from_its_remaining_bytes(tmp_path: Path) -> None:
    world = open_world(tmp_path / "world.db")

    async def begin() -> None:
        await world.connect_backup_storage(BackupStorageSpec("bs"), SETUP)
        world.add_image("bs", "/image", URL, (2, 1, 1))
        await asyncio.sleep(60)

    run(world, begin())
    world = open_world(tmp_path / "world.db")
    assert 50 < world.env.now < 62

    async def end() -> None:
        facts = await world.add_image("bs", "/image", URL, (2, 1, 1))
        assert facts.size == GIB
        assert 99 < world.env.now < 110

    run(world, end())


def test_faults_and_dead_machines_come_back(tmp_path: Path) -> None:
    world = open_world(tmp_path / "world.db")

    async def begin() -> None:
        await world.connect_host(HOST, None, SETUP)
        world.faults.add(Fault(kind=FaultKind.DEAD_HOST, addresses=(HOST,), at=world.env.now, duration=100))
        world.faults.add(Fault(kind=FaultKind.FAILED_CALL, operations=("start_vm",), count=1))
        await asyncio.sleep(1)

    run(world, begin())
    world.close()
    world = open_world(tmp_path / "world.db")

    async def end() -> None:
        assert (await world.ping([HOST])).silent == [HOST]
        await asyncio.sleep(100)
        assert (await world.ping([HOST])).silent == []
        assert len(list(world.faults.items())) == 1

    run(world, end())


def test_failed_write_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    store = Store(tmp_path / "world.db")
    with pytest.raises(ValueError, match="no table"):
        store.write([("guests", "a", "{}"), ("nonsense", "b", "{}")], {})
    assert list(store.rows("guests")) == []
    store.close()


CHILD = """
import asyncio, sys
from pathlib import Path
from orrery.testlib.worlds import SETUP, small_vm
from orrery.testlib.stored_worlds import HOST, open_world, run

world = open_world(Path(sys.argv[1]))

async def one(number):
    await world.start_vm(HOST, small_vm(f"vm{number}"), (number + 2, 1, 1))
    print(number, flush=True)

async def main():
    await world.connect_host(HOST, None, SETUP)
    for number in range(100000):
        asyncio.create_task(one(number))
        await asyncio.sleep(0.001)

run(world, main())
"""


def test_killed_process_loses_nothing_that_it_acknowledged(tmp_path: Path) -> None:
    path, root = tmp_path / "world.db", Path(__file__).parent.parent
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path)], cwd=root, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        acknowledged = [int(child.stdout.readline()) for _ in range(300)]
        os.kill(child.pid, signal.SIGKILL)
        acknowledged += [int(line) for line in child.stdout if line.endswith("\n")]
    world = open_world(path)
    there = {guest.uuid for guest in world.guests()}
    assert {f"vm{number}" for number in acknowledged} <= there
    pending = world.counters()["operations"]
    assert pending > 0

    async def settle() -> None:
        await asyncio.sleep(10)

    run(world, settle())
    assert world.counters()["guests"] == len(there) + pending
    world.close()


class Dying(sqlite3.Connection):
    """A connection of a process that ends before one of its statements."""

    left = 0

    def execute(self, *statement: Any) -> sqlite3.Cursor:
        Dying.left -= 1
        if Dying.left < 0:
            raise sqlite3.OperationalError("the process has ended")
        return super().execute(*statement)


def test_a_file_whose_making_is_cut_off_is_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = sqlite3.connect
    for statements in range(len(TABLES) + 5):
        path = tmp_path / str(statements)
        with monkeypatch.context() as patch:
            patch.setattr(Dying, "left", statements)
            patch.setattr(
                "orrery.simulator.store.sqlite3.connect",
                lambda where, **options: real(where, factory=Dying, **options),
            )
            with pytest.raises(sqlite3.OperationalError, match="ended"):
                Store(path)
        assert examine(path) == Stored()
        Store(path).close()


def test_a_world_of_the_first_form_is_opened(tmp_path: Path) -> None:
    file = tmp_path / "world.db"
    with closing(sqlite3.connect(file)) as db:
        db.executescript(FORM_1.read_text())
    for there in (["vm"], ["late", "vm"]):  # brought up to date, and as it is then
        world = open_world(file)
        assert [guest.uuid for guest in world.guests()] == there
        assert world.writers("nfs", "/v") == ((HOST, "vm"),)
        assert world.counters()["operations"] == 2 - len(there)
        run(world, _fences_hold(world))
        assert [fault.kind for _, fault in world.faults.items()] == [FaultKind.DEAD_HOST]
        world.close()
    with closing(sqlite3.connect(file)) as db:
        keys = [key for (key,) in db.execute("select key from guests order by key")]
        assert keys == [f"{HOST}\nlate", f"{HOST}\nvm"]
        assert db.execute("select body from meta where key = 'format'").fetchall() == [("2",)]


async def _fences_hold(world: World) -> None:
    with pytest.raises(Fenced, match="its own undo"):
        await world.start_vm(HOST, small_vm("gone"), (7, 1, 1))
    with pytest.raises(Fenced, match="its own undo"):
        await world.attach_nic(HOST, "vm", NicSpec("n", "m", "10.1.1.1", "l2"), (3, 1, 1))
    with pytest.raises(Fenced, match="comes after"):
        await world.pause_vm(HOST, "vm", (2, 1, 1))
    await world.detach_nic(HOST, "vm", "n", (3, 1, 1))


def test_a_world_of_a_later_form_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "world.db"
    open_world(file).close()
    with closing(sqlite3.connect(file)) as db:
        db.execute("update meta set body = '99' where key = 'format'")
        db.commit()
    with pytest.raises(UnknownFormat, match="reads forms up to 2"):
        open_world(file)


def test_what_happened_by_itself_is_told_after_a_restart(tmp_path: Path) -> None:
    world = open_world(tmp_path / "world.db")

    async def before() -> None:
        await build(world)
        await world.start_vm(HOST, small_vm("other"), (2, 1, 1))
        world.incidents.hang(HOST, "vm")
        world.incidents.crash(HOST, "other")
        await asyncio.sleep(1)

    run(world, before())
    world.close()
    again = open_world(tmp_path / "world.db")

    async def after() -> None:
        assert (await again.ping([HOST])).changed == {HOST: 1}
        assert (await again.ping([HOST], {HOST: 1})).changed == {}

    run(again, after())
    assert {one.uuid: (one.hung, one.state.value) for one in again.guests()} == {
        "vm": (True, "Paused"),
        "other": (False, "Crashed"),
    }
    again.close()
