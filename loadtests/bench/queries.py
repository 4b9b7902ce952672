"""How fast queries are over a table of any size, filled directly: 95 of 100 calls are faster than this."""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from orrery.core.api.catalogue import declarations
from orrery.core.kernel.api.message import QueryMessage
from orrery.core.kernel.clock import LoopClock
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.drivers.sqlite import Sqlite
from orrery.core.kernel.query import Inventories, Queries, parse_condition
from orrery.loadtests.bench.cloud_rows import (
    BORN_MS,
    HOSTS_PER_CLUSTER,
    VMS_PER_HOST,
    VMS_PER_L3,
    VMS_PER_RARE_TAG,
    fill,
    uuid_of,
)

CALLS = 200
PAGE = 100
VM_KIND = 9
"""The number of the kind in `cloud_rows.uuid_of`."""

Question = tuple[tuple[str, ...], dict[str, Any]]
Asker = Callable[[int, random.Random], Question]


def first_page(vms: int, rng: random.Random) -> Question:
    """The first page."""
    return (), {"limit": PAGE}


def any_page(vms: int, rng: random.Random) -> Question:
    """A page somewhere in the whole list."""
    return (), {"limit": PAGE, "start": rng.randrange(max(1, vms - PAGE))}


def newest_page(vms: int, rng: random.Random) -> Question:
    """A page somewhere in the list that begins with the newest."""
    return (), {
        "limit": PAGE,
        "start": rng.randrange(max(1, vms - PAGE)),
        "sort_by": "createDate",
        "sort_direction": "desc",
    }


def after_a_key(vms: int, rng: random.Random) -> Question:
    """The page after a row that the client has seen."""
    return (f"uuid>{uuid_of(VM_KIND, rng.randrange(vms))}",), {"limit": PAGE}


def get(vms: int, rng: random.Random) -> Question:
    """One VM by its uuid."""
    return (f"uuid={uuid_of(VM_KIND, rng.randrange(vms))}",), {}


def count(vms: int, rng: random.Random) -> Question:
    """How many VMs there are."""
    return (), {"count": True}


def path(vms: int, rng: random.Random) -> Question:
    """The VMs of one of many networks: three steps away, by its name."""
    return (f"vmNics.l3Network.name=l3_network-{rng.randrange(max(1, vms // VMS_PER_L3))}",), {"limit": PAGE}


def wide_path(vms: int, rng: random.Random) -> Question:
    """The VMs of the only zone, by its name."""
    return ("host.cluster.zone.name=zone-0",), {"limit": PAGE}


def late_path(vms: int, rng: random.Random) -> Question:
    """The VMs of the three newest clusters: more than a few, and behind all others."""
    last = max(1, vms // (VMS_PER_HOST * HOSTS_PER_CLUSTER)) - 1
    names = ",".join(f"cluster-{last - n}" for n in range(3))
    return (f"host.cluster.name?={names}",), {"limit": PAGE}


def tag(vms: int, rng: random.Random) -> Question:
    """The VMs with a tag that a thousand have."""
    return (f"__userTag__=team::{rng.randrange(max(1, vms // VMS_PER_RARE_TAG))}",), {"limit": PAGE}


def common_tag(vms: int, rng: random.Random) -> Question:
    """The VMs with a tag that nearly all have."""
    return ("__userTag__=env::prod",), {"limit": PAGE}


ASKERS: dict[str, Asker] = {
    "list, first page": first_page,
    "list, any page": any_page,
    "list, newest first": newest_page,
    "list, after a key": after_a_key,
    "get": get,
    "count": count,
    "three-hop path": path,
    "path to all": wide_path,
    "path to the newest": late_path,
    "tag": tag,
    "common tag": common_tag,
}


async def measure(file: str, vms: int) -> dict[str, Any]:
    """Milliseconds of each question over a filled database: median and 95th percentile."""
    declared = declarations()["QueryVmInstance"]
    database = Database(Sqlite(file), LoopClock(BORN_MS))
    queries = Queries(database, Inventories())
    result: dict[str, Any] = {"vms": vms}
    assert declared.returns is not None
    for name, asker in ASKERS.items():
        rng = random.Random(vms)
        times = []
        for _ in range(CALLS):
            conditions, options = asker(vms, rng)
            parsed = [parse_condition(text) for text in conditions]
            began = time.perf_counter()
            message = declared.message(conditions=parsed, **options)
            assert isinstance(message, QueryMessage)
            await queries.answer(message, declared.returns)
            times.append((time.perf_counter() - began) * 1000)
        result[name] = [statistics.median(times), statistics.quantiles(times, n=20)[-1]]
    database.close()
    return result


def main() -> None:
    """One measurement in a process of its own; prints JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vms", type=int, default=10_000)
    parser.add_argument("--database", type=Path, help="a file that was kept, or that shall be kept")
    given = parser.parse_args()
    declarations()
    with TemporaryDirectory() as folder:
        file = given.database or Path(folder) / "queries.db"
        began = time.perf_counter()
        if not file.exists():
            database = Database(Sqlite(str(file)), LoopClock(BORN_MS))
            database.create_tables()
            database.close()
            fill(str(file), given.vms)
        filled = time.perf_counter() - began
        print(json.dumps(asyncio.run(measure(str(file), given.vms)) | {"fill_seconds": filled}))


if __name__ == "__main__":
    main()
