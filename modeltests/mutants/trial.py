"""The process in which searches happen: ``python -m orrery.modeltests.mutants.trial [REQUEST ANSWER]``.

With two files of JSON it carries out one search. Without any it has the product in memory, and forks for each
line that it reads: the paths of request, answer and output, separated by tabs. It answers with the child's
process id, and with its status once it has ended. Without an edit the real product is searched, which must
find nothing.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import sys
import traceback
from dataclasses import asdict
from pathlib import Path
from typing import Any

from orrery.modeltests.mutants.declaration import System
from orrery.modeltests.mutants.patch import Edit
from orrery.modeltests.mutants.searches import SEARCHES, Found, used_seconds
from orrery.modeltests.mutants.swap import swap

PRELOADED = (
    "orrery.backends.cloud",
    "orrery.core.api.catalogue",
    "orrery.core.cli.main",
    "hypothesis.stateful",
)
CPU_FACTOR, CPU_MORE = 3, 60
"""A process that uses this many times its seconds, and these more, turns in a circle."""


def carry_out(request: str, answer: str) -> int:
    """Carries a search out, and writes what it found."""
    asked: dict[str, Any] = json.loads(Path(request).read_text(encoding="utf-8"))
    if asked["edit"] is not None and not swap(Edit(**asked["edit"])):
        os.execv(sys.executable, [sys.executable, "-m", "orrery.modeltests.mutants.trial", request, answer])
    limit = int(asked["seconds"] * CPU_FACTOR + CPU_MORE)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    try:
        found = SEARCHES[System(asked["system"])](asked["options"], asked["seconds"])
    except Exception as failure:  # the bug keeps the search itself from running
        traceback.print_exc()
        found = Found(by=f"{type(failure).__name__}: {failure}"[:300], again=asked["options"])
    written = {**asdict(found), "seconds": round(used_seconds(), 1)}
    Path(answer).write_text(json.dumps(written), encoding="utf-8")
    return 0


def serve() -> None:
    """Forks for every line of the input, until it ends."""
    for name in PRELOADED:
        importlib.import_module(name)
    for line in sys.stdin:
        request, answer, output = line.rstrip("\n").split("\t")
        pid = os.fork()
        if pid == 0:
            _in_child(request, answer, output)
        print(pid, flush=True)
        print(os.waitpid(pid, 0)[1], flush=True)


def _in_child(request: str, answer: str, output: str) -> None:
    status = 1
    try:
        os.setsid()
        printed = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        nothing = os.open(os.devnull, os.O_RDONLY)
        for number, target in ((0, nothing), (1, printed), (2, printed)):
            os.dup2(target, number)
        status = carry_out(request, answer)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.exit(carry_out(*sys.argv[1:]))
    serve()
