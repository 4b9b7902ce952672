"""The trial guest really boots, and so tells what this machine can do."""

from __future__ import annotations

import asyncio
from shutil import which

from orrery.backends.agent.compute.libvirt import probe, trial
from orrery.testlib.lacking import lacking


def test_the_trial_guest_is_a_boot_sector() -> None:
    sector = trial.boot_sector()
    assert (len(sector), sector[-2:]) == (512, b"\x55\xaa")


def test_the_trial_guest_boots_under_emulation_and_not_with_what_is_not_there() -> None:
    if which(probe.QEMU) is None:
        lacking(f"{probe.QEMU} is not installed: apt-get install {probe.QEMU_PACKAGE}")
    assert asyncio.run(probe.why_not_booting("tcg")) is None
    refused = asyncio.run(probe.why_not_booting("nothing"))
    assert refused is not None and "no guest boots with nothing" in refused
