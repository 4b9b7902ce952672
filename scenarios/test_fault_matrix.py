"""The fault matrix: whatever fails at whatever step of whatever workflow, nothing is left behind.

Its cases run in processes of their own, two at once; `make matrix` runs it alone and says more.
"""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

SHARDS = 2
LAST_LINE = re.compile(r"matrix: (\d+) workflows, (\d+) steps, (\d+) cases, 0 failures")


@pytest.mark.parametrize("shard", range(SHARDS))
def test_whatever_fails_leaves_nothing_behind(shard: int) -> None:
    command = [sys.executable, "-m", "testlib.matrix", "--workers", "1", "--shard", f"{shard}/{SHARDS}"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=1800)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    last = LAST_LINE.fullmatch(ended.stdout.splitlines()[-1])
    assert last is not None, ended.stdout
    workflows, steps, cases = (int(number) for number in last.groups())
    assert workflows <= steps < cases
