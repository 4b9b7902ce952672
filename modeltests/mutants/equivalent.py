"""Generated bugs that are none: somebody has read the code, and says why nothing can tell it apart."""

from __future__ import annotations

EQUIVALENT: dict[str, str] = {
    "core/compute/vm/spec.py _iso: return read_location(drive.iso_instal... → return None": (
        "no API puts an image into a drive yet"
    ),
    "core/kernel/query/choice.py Choice._rows_before: 1 → 2": "the rows are counted, whatever they hold",
    "core/kernel/query/terms.py Terms._step: 1 → 2": (
        "a probe that stops one row later still tells few rows from many, and both ways find the same rows"
    ),
    "core/kernel/query/zql/runner.py Runner._aggregates: True → False (2)": (
        "both lists have one entry for each row that was found"
    ),
    "core/kernel/workflow/slots.py _never: return False → return None": (
        "what it returns is only asked whether it is true"
    ),
    "core/compute/vm/unheard.py _elsewhere: False → True": (
        "whether the host is off is not looked at where the VM is nowhere else"
    ),
}
"""Reasons by the names of bugs."""
