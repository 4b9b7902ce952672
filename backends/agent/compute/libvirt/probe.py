"""What this host can do with guests of QEMU, found out by trying."""

from __future__ import annotations

import asyncio
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Any

from orrery.backends.agent.compute.libvirt import seed, trial
from orrery.backends.agent.compute.libvirt.binding import libvirt
from orrery.backends.agent.compute.libvirt.connection import URI
from orrery.backends.agent.compute.libvirt.domains import MIGRATION_URI
from orrery.backends.agent.errors import Refused
from orrery.backends.agent.run import run

GUESTS, ACCELERATION, MIGRATION = "guests", "guests.kvm", "guests.migration"
QEMU, QEMU_PACKAGE = "qemu-system-x86_64", "qemu-system-x86"
DEVICE = Path("/dev/kvm")
TRIAL_SECONDS = 5.0


async def probe() -> dict[str, str | None]:
    """All abilities, each with None or with the reason why it is missing."""
    lacking = [
        f"{tool} is not installed: apt-get install {package}"
        for tool, package in ((QEMU, QEMU_PACKAGE), (seed.TOOL, seed.PACKAGE))
        if which(tool) is None
    ]
    return {
        GUESTS: "; ".join(lacking) or await _why_not_opened(URI) or await why_not_booting("tcg"),
        ACCELERATION: await why_not_accelerated(),
        MIGRATION: await _why_not_opened(MIGRATION_URI.format("127.0.0.1")),
        "guests.pause": None,
    }


async def why_not_accelerated() -> str | None:
    """Why guests cannot run on the processor itself.

    A /dev/kvm that opens proves nothing: there are machines where nothing boots with it.
    """
    if not await asyncio.to_thread(DEVICE.exists):
        return f"there is no {DEVICE}"
    return await why_not_booting("kvm")


async def why_not_booting(accelerator: str) -> str | None:
    """Why no guest boots with an accelerator of QEMU; None where one does."""
    with TemporaryDirectory(prefix="orrery-trial-") as folder:
        disk = Path(folder) / "disk"
        await asyncio.to_thread(disk.write_bytes, trial.boot_sector())
        drive = f"file={disk},format=raw,if=ide,readonly=off"
        machine = (QEMU, "-machine", f"pc,accel={accelerator}", "-m", "16", "-nodefaults", "-no-user-config")
        try:
            said = await run(
                *machine, *("-display", "none", "-serial", "stdio", "-drive", drive), timeout=TRIAL_SECONDS
            )
        except Refused as refused:
            return f"no guest boots with {accelerator}: {refused}"
    return None if trial.WORD in said else f"no guest boots with {accelerator}: it said {said[:80]!r}"


async def _why_not_opened(uri: str) -> str | None:
    def connect() -> Any:
        try:
            libvirt().open(uri).close()
        except libvirt().libvirtError as failure:
            raise Refused(f"libvirt [{uri}]: {failure}") from None

    try:
        await asyncio.to_thread(connect)
    except Refused as refused:
        return str(refused)
    return None
