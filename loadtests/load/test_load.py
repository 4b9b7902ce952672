"""A small load by users: all calls are answered, all jobs end, and the report adds up."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from orrery.loadtests.load.report import Outcome, Usage, text_report

# importing it would replace the sockets and threads of this process by gevent's
HAS_LOCUST = importlib.util.find_spec("locust") is not None
LIMIT_SECONDS = 240
COMMAND = [sys.executable, "-m", "orrery.loadtests.load"]


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *words], capture_output=True, text=True, timeout=LIMIT_SECONDS, check=False
    )


@pytest.mark.skipif(not HAS_LOCUST, reason="Locust is not installed")
def test_a_few_users_are_served(tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    done = run("--users", "12", "--seconds", "8", "--think", "0.05", "--report", str(report))
    assert done.returncode == 0, done.stdout + done.stderr
    text = report.read_text(encoding="utf-8")
    assert done.stdout == text
    assert text.startswith("12 users, ")
    assert "0 failed, 0 jobs stuck" in text
    assert {"| QueryVmInstance (page)", "| CreateVmInstance (done)"} <= {
        line.rpartition(" | ")[0].split(" | ")[0] for line in text.splitlines()
    }


@pytest.mark.parametrize("words", [("--users", "many"), ("--users", "0"), ("--seconds", "-1")])
def test_wrong_words_are_refused(words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert f"'{words[1]}' is no number" in done.stderr


ENTRY = {"name": "QueryHost", "calls": 90, "failures": 0, "p50_ms": 1, "p95_ms": 2, "p99_ms": 3, "max_ms": 4}
STATS = {
    "seconds": 10.0,
    "entries": [ENTRY, {**ENTRY, "name": "CreateVmInstance (done)", "calls": 5, "failures": 1}],
    "errors": [{"name": "CreateVmInstance (done)", "error": "503 VM.1001", "count": 1}],
}
JOBS = "orrery_jobs_total{api=CreateVmInstance,result=%s}"


def outcome(*, generator: float, server: float, waited: float = 0, stuck: int = 0) -> Outcome:
    return Outcome(
        users=7,
        stats=STATS,
        server=Usage(cpu_seconds=server, seconds=10, waited_seconds=waited, mib=100),
        generator=Usage(cpu_seconds=generator, seconds=10),
        before={JOBS % "success": 1.0},
        after={JOBS % "success": 5.0, JOBS % "failure": 1.0, "orrery_commits_total{result=success}": 4.0},
        stuck=stuck,
    )


def test_the_report_says_who_was_the_limit_and_what_failed() -> None:
    text = text_report(outcome(generator=1, server=2))
    assert text.startswith("7 users, 10 s: 90 calls, 9 a second, 1 failed, 0 jobs stuck\n")
    assert "limit: none" in text
    assert "1 × CreateVmInstance (done): 503 VM.1001" in text
    assert "the server counted 5 jobs, 1 of them failed; 4 commits" in text
    assert "limit: the load generator" in text_report(outcome(generator=9.5, server=2))
    assert "limit: the server" in text_report(outcome(generator=1, server=9.5))
    starved = text_report(outcome(generator=1, server=2, waited=5))
    assert "server: 0.20 cores, waited for one 50% of the time, 100 MiB" in starved
    assert "limit: the machine" in starved
    assert not outcome(generator=1, server=2, stuck=1).is_sound
