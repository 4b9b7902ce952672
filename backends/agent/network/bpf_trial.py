"""Attaches the tagging programs to an interface of a namespace that was made for it: fails where VLANs by
programs do not work. Run by the probe, as a process of its own.
"""

from __future__ import annotations

import asyncio
import sys

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.network.bpf import tagging, untagging
from orrery.backends.agent.network.bpf_tagging import attach
from orrery.backends.agent.network.links import read_links
from orrery.backends.agent.run import run


async def _try() -> None:
    await run("ip", "link", "add", "name", "ov0", "type", "veth", "peer", "name", "ov1")
    await run("tc", "qdisc", "add", "dev", "ov0", "clsact")
    index = (await read_links()).index("ov0")
    await attach(
        [
            (index, ("ov0", "ingress"), untagging({1: index, 4094: index}), "trial"),
            (index, ("ov0", "egress"), tagging(100, index), "trial"),
        ]
    )


if __name__ == "__main__":
    try:
        asyncio.run(_try())
    except Refused as refused:
        sys.exit(str(refused))
