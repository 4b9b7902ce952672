"""The forms in which worlds have been stored, and how an older one becomes the present one."""

from __future__ import annotations

import json
from typing import Any

from orrery.simulator.store import Row, Store

FORMAT = 2
"""1: one guest for each uuid; an object's parts share its fence. 2: as `rows.py` has it."""
KEY = "format"


class UnknownFormat(Exception):
    """A world was stored by a later version, and cannot be read."""


def bring_up_to_date(store: Store) -> None:
    """Turn what an earlier version stored into the present form, in one transaction.

    Raises UnknownFormat for what a later version stored; then nothing has changed.
    """
    is_new = store.meta("generation", "") == ""
    stored = FORMAT if is_new else int(store.meta(KEY, "1"))
    if stored > FORMAT:
        raise UnknownFormat(
            f"the world is stored in form {stored}, and this version reads forms up to {FORMAT}; open it with"
            " the version that wrote it, or begin a new world in another file"
        )
    rows = _from_1(store) if stored == 1 else []
    store.write(rows, {KEY: str(FORMAT)})


def _from_1(store: Store) -> list[Row]:
    rows: list[Row] = []
    for key, body in store.rows("guests"):
        guest = json.loads(body)
        address = guest.pop("address")
        rows += [("guests", key, None), ("guests", f"{address}\n{key}", json.dumps({**guest, "hung": False}))]
    for key, body in store.rows("machines"):
        rows.append(("machines", key, json.dumps({**json.loads(body), "changes": [0, False]})))
    for key, body in store.rows("ledgers"):
        rows.append(("ledgers", key, json.dumps(_with_parts(*json.loads(body)))))
    return rows


def _with_parts(call: list[int], gone: list[str], answers: list[list[Any]]) -> list[Any]:
    """Give each part that a ledger speaks of a fence of its own, at the height of the ledger's."""
    by_part: dict[str, list[list[Any]]] = {part: [] for part in gone}
    for step, answer in answers:
        by_part.setdefault(step.split(" ", 2)[2], []).append([step, answer])
    fences = {part: [call, part in gone, said] for part, said in by_part.items()}
    whole = fences.pop("", [call, False, []])
    return [*whole, fences]
