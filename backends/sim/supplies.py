"""What the simulator adds to a deployment file that leaves it open."""

from __future__ import annotations

from orrery.core.client.deploy import Supplies

SUPPLIES = Supplies(
    first_address="192.168.1.11",
    values={
        "localPrimaryStorage": {"url": "/var/lib/vms"},
        "sharedMountPointPrimaryStorage": {"url": "/srv"},
        "directoryBackupStorage": {"url": "/var/lib/images"},
    },
    images={purpose: f"http://images.example.com/{purpose}.qcow2" for purpose in ("tiny", "debian")},
)
