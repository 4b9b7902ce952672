"""The topology of a running cloud, drawn through its API."""

from __future__ import annotations

from core.cli.drawing import as_text
from core.cli.topology import topology_picture
from testlib.cloud import TestCloud, run_cloud


def test_the_topology_of_a_small_cloud() -> None:
    async def body(cloud: TestCloud) -> None:
        text = as_text(await topology_picture(cloud))
        for line in (
            "├── backup storage store  (SftpBackupStorage; Enabled, Connected)",
            "└── zone zone  (Enabled)",
            "    ├── cluster cluster  (KVM, Enabled; 5 VMs)",
            "    │   ├── host host-0  (192.168.1.11; Enabled, Connected)",
            "    ├── primary storage local  (LocalStorage; Enabled, Connected)",
            "L3 network public  (Public; 10.10.0.10 to 10.10.0.250)",
        ):
            assert line in text, text

    run_cloud(body, plan="small")


def test_many_hosts_are_one_box() -> None:
    async def body(cloud: TestCloud) -> None:
        assert "21 hosts" in as_text(await topology_picture(cloud))

    run_cloud(body, plan="small", variables={"vms": 0, "hosts": 21})
