"""The seed that tells a guest its name, addresses and user data, as cloud-init's NoCloud has it.

It is an ISO labelled ``cidata`` with the files ``meta-data``, ``user-data`` and ``network-config`` (version
2). All scalars stand on lines of their own, so that guests without a YAML parser can read it.
"""

from __future__ import annotations

import json
from ipaddress import ip_interface
from pathlib import Path
from tempfile import TemporaryDirectory

from orrery.backends.agent.run import run
from orrery.backends.agent.wire import Guest, Nic

TOOL, PACKAGE = "xorriso", "xorriso"


def meta_data(guest: Guest) -> str:
    """Who the guest is, and whose SSH keys it takes."""
    lines = [f"instance-id: {guest.uuid}", f"local-hostname: {guest.hostname or guest.name}"]
    if guest.ssh_keys:
        lines += ["public-keys:", *(f"  - {json.dumps(key)}" for key in guest.ssh_keys)]
    return "\n".join(lines) + "\n"


def network_config(guest: Guest) -> str:
    """Addresses and routes of the nics, found by their MAC addresses."""
    lines = ["version: 2"]
    nics = sorted(guest.nics, key=lambda one: one.device_id)
    if nics:
        lines.append("ethernets:")
    has_route = False
    for nic in nics:
        lines += _nic(nic)
        if nic.gateway and not has_route:
            has_route = True
            lines += ["    routes:", "      - to: default", f"        via: {json.dumps(nic.gateway)}"]
    return "\n".join(lines) + "\n"


def _nic(nic: Nic) -> list[str]:
    name = f"eth{nic.device_id}"
    lines = [f"  {name}:", "    match:", f"      macaddress: {json.dumps(nic.mac)}", f"    set-name: {name}"]
    if nic.ip is not None:
        address = ip_interface(f"{nic.ip}/{nic.netmask}" if nic.netmask else nic.ip)
        lines += ["    addresses:", f"      - {json.dumps(str(address))}"]
    return lines


async def write_seed(guest: Guest, path: Path) -> None:
    """Writes the ISO of a guest, anew where it is there. Raises Refused."""
    with TemporaryDirectory(prefix=".seed-", dir=path.parent) as name:
        folder, part = Path(name) / "seed", Path(name) / "iso"
        folder.mkdir()
        (folder / "meta-data").write_text(meta_data(guest))
        (folder / "user-data").write_text(guest.user_data or "")
        (folder / "network-config").write_text(network_config(guest))
        iso = ("-as", "mkisofs", "-quiet", "-V", "cidata", "-J", "-R", "-o", str(part))
        await run(TOOL, *iso, str(folder))
        part.rename(path)
