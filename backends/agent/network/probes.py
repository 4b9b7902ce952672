"""What the kernel of this host and its tools can do for networks: each is tried, nothing is assumed."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Final

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.network.rules import FRAME
from orrery.backends.agent.run import run

_8021Q: Final = "link add name ov0 type veth peer name ov1\nlink add name ov2 link ov0 type vlan id 100\n"

_LINKS: Final[Mapping[str, str]] = {
    "network.bridge": "link add name ov0 type bridge\n",
    "network.veth": "link add name ov0 type veth peer name ov1\n",
    "network.tap": "tuntap add dev ov0 mode tap\n",
    "network.vlan.8021q": _8021Q,
}
"""What `ip` makes of each, in a namespace of its own."""

VLAN: Final = "network.vlan"
"""Whether VLANs work, in either way."""

_BPF_TRIAL: Final = "orrery.backends.agent.network.bpf_trial"
# A batch would tell which line failed and not why.
_LINE_BY_LINE: Final = "while read -r line; do ip $line || exit; done"


async def probe() -> dict[str, str | None]:
    """Each ability of networks with None, or with the reason why it is missing."""
    found = {name: await _links_refused(lines) for name, lines in _LINKS.items()}
    found["network.vlan.bpf"] = await _refusal(sys.executable, "-m", _BPF_TRIAL)
    ways = [found["network.vlan.8021q"], found["network.vlan.bpf"]]
    found[VLAN] = None if None in ways else f"neither 8021q ({ways[0]}) nor bpf ({ways[1]})"
    found["network.anti-spoofing"] = await _refusal("nft", "-c", "-f", "-", given=FRAME)
    return found


async def has_8021q() -> bool:
    """Whether the kernel makes VLAN interfaces."""
    return await _links_refused(_8021Q) is None


async def _links_refused(lines: str) -> str | None:
    refusal = await _refusal("sh", "-c", _LINE_BY_LINE, given=lines)
    return None if refusal is None else f"ip {lines.splitlines()[-1]}: {refusal}"


async def _refusal(*argv: str, given: str = "") -> str | None:
    """Runs a tool in a namespace that ends with it; None where it works, else why not."""
    try:
        await run("unshare", "--net", *argv, input=given.encode())
    except Refused as refused:
        return str(refused).rpartition(": ")[2]
    return None
