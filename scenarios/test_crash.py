"""kill -9 of a real server under load: a short version of `make crash`."""

from __future__ import annotations

import re
import subprocess
import sys

LAST_LINE = re.compile(r"crash: 3 kills, (\d+) acknowledged, 0 lost, 0 leaked, 0 stuck")


def test_what_was_acknowledged_survives_kills() -> None:
    command = [sys.executable, "-m", "orrery.loadtests.crash", "--kills", "3", "--seed", "7"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    last = LAST_LINE.fullmatch(ended.stdout.splitlines()[-1])
    assert last is not None, ended.stdout
    assert int(last.group(1)) > 0
