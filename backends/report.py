"""What a simulation run came to, as data and as a summary for people."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table

from orrery.core.kernel.api.text import escaped

LEAKS_SHOWN = 20
FAILURES_SHOWN = 5


@dataclass(kw_only=True)
class Report:
    """The result of one run; `leaks` is empty when the cloud is clean."""

    seed: int
    hosts: int = 0
    vms_requested: int = 0
    vms_running: int = 0
    vms_failed: int = 0
    deploy_wall_seconds: float = 0.0
    wall_seconds: float = 0.0
    """Of the creation of VMs alone."""
    virtual_seconds: float = 0.0
    vms_per_second: float = 0.0
    vms_per_second_first_tenth: float = 0.0
    vms_per_second_last_tenth: float = 0.0
    peak_rss_mib: float = 0.0
    trace_hash: str = ""
    leaks: list[str] = field(default_factory=list)
    faults: dict[str, int] = field(default_factory=dict)
    """How often each kind of fault had its effect."""
    failures: dict[str, int] = field(default_factory=dict)
    """Why VMs failed: the reason, and how often."""
    skipped: list[str] = field(default_factory=list)
    """What the file asks for and is not served."""

    @property
    def clean(self) -> bool:
        """Whether everything that was asked for runs and nothing leaked."""
        return not self.leaks and not self.vms_failed

    def save(self, path: Path) -> None:
        """Writes the report as JSON."""
        path.write_text(json.dumps(asdict(self), indent=2) + "\n")

    def show(self, console: Console) -> None:
        """Prints the summary; control characters in names are escaped."""
        for line in self.skipped:
            console.print(escaped(line), markup=False)
        table = Table(show_header=False, box=None, pad_edge=False)
        for name, value in self._rows():
            table.add_row(name, value)
        console.print(table)
        for reason, count in Counter(self.failures).most_common(FAILURES_SHOWN):
            console.print(f"  failed {count}x: {escaped(reason)}", markup=False)
        for leak in self.leaks[:LEAKS_SHOWN]:
            console.print(f"  leak: {escaped(leak)}", markup=False)
        if len(self.leaks) > LEAKS_SHOWN:
            console.print(f"  ... and {len(self.leaks) - LEAKS_SHOWN} more")
        console.print("clean: nothing leaked" if self.clean else "NOT clean")

    def _rows(self) -> list[tuple[str, str]]:
        tenths = (
            f"{self.vms_per_second_first_tenth:,.0f} first tenth, {self.vms_per_second_last_tenth:,.0f} last"
        )
        return [
            ("hosts", f"{self.hosts:,} deployed in {self.deploy_wall_seconds:.1f} s"),
            ("VMs", f"{self.vms_running:,} running of {self.vms_requested:,}, {self.vms_failed:,} failed"),
            (
                "time",
                f"{self.wall_seconds:.1f} s wall for the VMs, {self.virtual_seconds:,.1f} s simulated in all",
            ),
            ("speed", f"{self.vms_per_second:,.0f} VMs per second ({tenths})"),
            ("memory", f"{self.peak_rss_mib:,.0f} MiB at most"),
            ("trace", f"{self.trace_hash} (seed {self.seed})"),
            ("faults", ", ".join(f"{n:,} {kind}" for kind, n in self.faults.items()) or "none"),
            ("leaks", str(len(self.leaks))),
        ]
