"""The command ``python -m orrery.loadtests.crash``."""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
from pathlib import Path

from orrery.core.client.http import HttpClient
from orrery.loadtests.crash.load import WORKERS, Ledger, Worker, prepare
from orrery.loadtests.crash.server import Server
from orrery.loadtests.crash.verdict import Verdict, judge

LIFE_SECONDS = (0.5, 4.0)
"""Between the moment at which the server answers and its death."""
LAST_SECONDS = 2.0


async def crash_and_load(server: Server, kills: int, rng: random.Random) -> Ledger:
    """Kills the server again and again under load, and stops it at last; gives what was acknowledged."""
    await server.start()
    ledger = Ledger()
    async with HttpClient(server.url) as client:
        wanted = await prepare(client)
        seeds = [rng.getrandbits(64) for _ in range(WORKERS)]
        callers = [Worker(server, client, ledger, random.Random(seed), wanted) for seed in seeds]
        workers = [asyncio.create_task(caller.run()) for caller in callers]
        await _crash(server, ledger, kills, rng)
        for worker in workers:
            worker.cancel()
        for ended in await asyncio.gather(*workers, return_exceptions=True):
            if not isinstance(ended, asyncio.CancelledError):
                raise RuntimeError("a worker ended by itself") from ended
    server.stop()
    return ledger


async def _crash(server: Server, ledger: Ledger, kills: int, rng: random.Random) -> None:
    for number in range(1, kills + 1):
        await asyncio.sleep(rng.uniform(*LIFE_SECONDS))
        server.kill()
        print(f"kill {number}: {ledger.acknowledged} acknowledged so far", flush=True)
        await server.start()
    await asyncio.sleep(LAST_SECONDS)


def main() -> int:
    """Prints what is wrong, then the counts; status 1 where anything is."""
    parser = argparse.ArgumentParser(
        prog="python -m orrery.loadtests.crash", description="kill -9 under load."
    )
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1, help="of the moments, and of the load")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="orrery-crash-") as folder:
        server = Server(Path(folder))
        try:
            ledger = asyncio.run(crash_and_load(server, options.kills, random.Random(options.seed)))
        finally:
            server.kill()
        verdict = judge(server, ledger)
    return _told(verdict, ledger, options.kills)


def _told(verdict: Verdict, ledger: Ledger, kills: int) -> int:
    for kind, texts in (("lost", verdict.lost), ("leaked", verdict.leaked), ("stuck", verdict.stuck)):
        for text in texts:
            print(f"{kind}: {text}")
    print(
        "calls that failed, most of them under a kill: "
        + ", ".join(f"{n} {code}" for code, n in sorted(ledger.ends.items()))
    )
    counts = [len(texts) for texts in (verdict.lost, verdict.leaked, verdict.stuck)]
    print(
        f"crash: {kills} kills, {ledger.acknowledged} acknowledged,"
        f" {counts[0]} lost, {counts[1]} leaked, {counts[2]} stuck"
    )
    return 1 if any(counts) or not ledger.acknowledged else 0


if __name__ == "__main__":
    sys.exit(main())
