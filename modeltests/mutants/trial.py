"""One search for one bug, in a process of its own: ``python -m ...mutants.trial REQUEST ANSWER``.

Both are files of JSON. Without an edit the real product is searched, which must find nothing.
"""

from __future__ import annotations

import json
import sys
import traceback
from dataclasses import asdict
from pathlib import Path
from typing import Any

from orrery.modeltests.mutants.declaration import System
from orrery.modeltests.mutants.patch import Edit, install
from orrery.modeltests.mutants.searches import SEARCHES, Found, used_seconds


def main(request: str, answer: str) -> int:
    """Carries the search out, and writes what it found."""
    asked: dict[str, Any] = json.loads(Path(request).read_text(encoding="utf-8"))
    if asked["edit"] is not None:
        install(Edit(**asked["edit"]))
    try:
        found = SEARCHES[System(asked["system"])](asked["options"], asked["seconds"])
    except Exception as failure:  # the bug keeps the search itself from running
        traceback.print_exc()
        found = Found(by=f"{type(failure).__name__}: {failure}"[:300], again=asked["options"])
    written = {**asdict(found), "seconds": round(used_seconds(), 1)}
    Path(answer).write_text(json.dumps(written), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
