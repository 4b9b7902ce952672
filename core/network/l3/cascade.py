"""What happens to L3 networks and IP ranges in cascades."""

from __future__ import annotations

from orrery.core.kernel.cascade import Action, Edge
from orrery.core.kernel.resources import DISABLED
from orrery.core.network.l3.messages import DeleteIpRange, DeleteL3Network, RemoveIpRange, RemoveL3Network
from orrery.core.network.l3.model import IpRange, L3Network

CASCADES = (
    Action(
        "l3Network.delete",
        L3Network,
        act=lambda key, force: RemoveL3Network(key[0]),
        out_of_use=("state", DISABLED),
        api=DeleteL3Network,
    ),
    Action("ipRange.delete", IpRange, act=lambda key, force: RemoveIpRange(key[0]), api=DeleteIpRange),
    Edge("account.delete", "l3Network.delete", by="account_uuid"),
    Edge("l2Network.delete", "l3Network.delete", by="l2_network_uuid"),
    Edge("l3Network.delete", "ipRange.delete", by="l3_network_uuid"),
)
