"""The command ``python -m orrery.loadtests.load``, which `make load` runs."""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from orrery.core.cli.interrupts import sigterm, sigterm_interrupts
from orrery.loadtests.bench.inflight import raise_file_limit
from orrery.loadtests.load.prepare import prepared
from orrery.loadtests.load.report import Outcome, Usage, text_report
from orrery.loadtests.load.server import LoadedServer, Spent, loaded_server, spent

USERS = Path(__file__).with_name("users.py")
PASSWORD = "password"
SPAWN_SECONDS = 10
SPAWN_RATE_MAX = 200
SETTLE_SECONDS = 120.0
LOOK_SECONDS = 0.5


def positive(text: str) -> int:
    """A whole number above 0. Raises ArgumentTypeError."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is no number above 0")
    return int(text)


def options() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(
        prog="python -m orrery.loadtests.load", description="Users against orrery serve, made with Locust."
    )
    parser.add_argument("--users", type=positive, default=100)
    parser.add_argument("--seconds", type=positive, default=60, help="how long, all users being there or not")
    parser.add_argument("--think", type=float, default=1.0, help="by what think times are multiplied")
    parser.add_argument("--speed", type=float, default=10.0, help="simulated seconds in one of the server's")
    parser.add_argument("--page", action="store_true", help="Locust's page at http://127.0.0.1:8089 instead")
    parser.add_argument("--report", type=Path, help="where to write the report too")
    given = parser.parse_args()
    if given.report is not None and not given.report.absolute().parent.is_dir():
        parser.error(f"--report {given.report}: the folder {given.report.absolute().parent} does not exist")
    return given


def locust(given: argparse.Namespace, url: str) -> list[str]:
    """Locust's command."""
    command = [sys.executable, "-m", "locust", "--locustfile", str(USERS), "--host", url]
    rate = min(SPAWN_RATE_MAX, max(1, given.users // SPAWN_SECONDS))
    command += ["--users", str(given.users), "--spawn-rate", str(rate), "--loglevel", "WARNING"]
    if given.page:
        return [*command, "--web-host", "127.0.0.1"]
    run_time = f"{given.seconds}s"
    return [*command, "--headless", "--run-time", run_time, "--only-summary", "--exit-code-on-error", "0"]


def load(given: argparse.Namespace, server: LoadedServer, folder: Path) -> Outcome:
    """Loads a server until the users are done. Raises CalledProcessError, ServerFailed, ClientError."""
    facts, stats = folder / "given.json", folder / "stats.json"
    facts.write_text(json.dumps(prepared(server.url, PASSWORD, given.users, given.think)), encoding="utf-8")
    environment = {**os.environ, "ORRERY_LOAD": str(facts), "ORRERY_LOAD_STATS": str(stats)}
    before, first, began = server.counters(), server.spent(), time.monotonic()
    command = locust(given, server.url)
    with (folder / "locust.log").open("wb") as sink:
        output: Any = None if given.page else sink
        with (
            subprocess.Popen(command, env=environment, stdout=output, stderr=output) as process,
            sigterm(lambda: process.send_signal(signal.SIGINT)),
        ):
            generator = _spent_until_its_end(process)
    seconds = time.monotonic() - began
    if not stats.exists():
        told = (folder / "locust.log").read_text(encoding="utf-8", errors="replace")[-2000:]
        raise SystemExit(f"locust ended with status {process.returncode}:\n{told}")
    last = server.spent()
    return Outcome(
        users=given.users,
        stats=json.loads(stats.read_text(encoding="utf-8")),
        server=Usage(
            cpu_seconds=last.cpu_seconds - first.cpu_seconds,
            waited_seconds=last.waited_seconds - first.waited_seconds,
            seconds=seconds,
            mib=server.resident_mib(),
        ),
        generator=Usage(**generator._asdict(), seconds=seconds),
        before=before,
        stuck=_unfinished(server),
        after=server.counters(),
    )


def _spent_until_its_end(process: subprocess.Popen[bytes]) -> Spent:
    """What a process has spent when it ends. Ctrl-C reaches it too, and is no reason to report nothing."""
    last = Spent(0.0, 0.0)
    while process.poll() is None:
        with suppress(OSError, IndexError, KeyboardInterrupt):
            last = spent(process.pid)
            time.sleep(LOOK_SECONDS)
    return last


def _unfinished(server: LoadedServer) -> int:
    """Jobs that have not ended once they have been given time to."""
    end = time.monotonic() + SETTLE_SECONDS
    while (running := server.jobs_running()) and time.monotonic() < end:
        time.sleep(LOOK_SECONDS)
    return running


def main() -> None:
    """Prints the report; exit status 1 where a call failed or a job did not end."""
    given = options()
    raise_file_limit(given.users)
    with sigterm_interrupts(), tempfile.TemporaryDirectory(prefix="orrery-load-") as name:
        folder = Path(name)
        with loaded_server(folder, given.speed) as server:
            if given.page:
                print("Locust's page: http://127.0.0.1:8089 (stop with Ctrl-C)", flush=True)
            outcome = load(given, server, folder)
    text = text_report(outcome)
    print(text)
    if given.report is not None:
        given.report.write_text(f"{text}\n", encoding="utf-8")
    if not outcome.is_sound:
        sys.exit(1)


if __name__ == "__main__":
    main()
